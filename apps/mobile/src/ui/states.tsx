import type { ReactNode } from 'react';
import { Box, Heading, Words } from '../platform/elements';
import { Button } from './Button';
import { Icon } from './Icon';
import type { IconName } from './icon-paths';

export function Loading({ text }: { text: string }) {
  return (
    <Box className="state" role="status">
      <Box className="state-bar" silent />
      <Words className="state-text">{text}</Words>
    </Box>
  );
}

interface Action {
  text: string;
  onPress: () => void;
}

interface StateProps {
  icon: IconName;
  title?: string;
  text: string;
  /** Small, below all. */
  code?: ReactNode;
  action?: Action | undefined;
}

/** Nothing here yet, nothing came, or no network: what it is, and what to do next. */
export function EmptyState({ icon, title, text, code, action }: StateProps) {
  return (
    <Box className="state" role="status">
      <Icon name={icon} ink="soft" size="large" />
      {title ? (
        <Heading level={2} className="state-title">
          {title}
        </Heading>
      ) : null}
      <Words className="state-text">{text}</Words>
      {action ? <Button text={action.text} onPress={action.onPress} /> : null}
      {code}
    </Box>
  );
}
