import type { ReactNode } from 'react';
import { Box, Heading, Words } from '../platform/elements';

interface BalanceCoverProps {
  title: string;
  owner: string;
  balances: readonly { id: string; label: string; period: string; figure: string }[];
  unit: string;
  /** What stands on the open page below the cover. */
  children?: ReactNode;
  actions?: ReactNode;
}

/** The open passbook: the cover with what there is, the ruled page below it. */
export function BalanceCover({ title, owner, balances, unit, children, actions }: BalanceCoverProps) {
  const [main, ...others] = balances;
  return (
    <Box className="passbook">
      <Box className="cover">
        <Box className="cover-top">
          <Heading level={2} className="cover-title">
            {title}
          </Heading>
          <Words className="cover-owner">{owner}</Words>
        </Box>
        {main ? (
          <Box className="cover-main">
            <Box className="cover-sum">
              <Words className="cover-figure">{main.figure}</Words>
              <Words className="cover-unit">{unit}</Words>
            </Box>
            <Words className="cover-label">
              {main.period ? `${main.label} · ${main.period}` : main.label}
            </Words>
          </Box>
        ) : null}
        {others.map((other) => (
          <Words key={other.id} className="cover-other">{`${other.label} ${other.figure} ${unit}`}</Words>
        ))}
        {actions ? <Box className="cover-actions">{actions}</Box> : null}
      </Box>
      {children ? <Box className="passbook-page">{children}</Box> : null}
    </Box>
  );
}
