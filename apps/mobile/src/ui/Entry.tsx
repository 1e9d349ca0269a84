import type { ReactNode } from 'react';
import { Box, Words } from '../platform/elements';
import { Stamp } from './Stamp';

interface EntryProps {
  date: string;
  title: string;
  /** Signed, with its unit. */
  points: string;
  negative: boolean;
  after?: string;
  stamp: string;
  stampTone?: 'seal' | 'void';
  children?: ReactNode;
}

/** One ruled line of the passbook. */
export function Entry({ date, title, points, negative, after, stamp, stampTone, children }: EntryProps) {
  return (
    <Box className="entry" role="listitem">
      <Box className="entry-row">
        <Box className="entry-what">
          <Words className="entry-title">{title}</Words>
          <Words className="entry-date">{date}</Words>
        </Box>
        <Box className="entry-sum">
          <Words className={`entry-points ${negative ? 'entry-minus' : 'entry-plus'}`}>{points}</Words>
          {after ? <Words className="entry-after">{after}</Words> : null}
        </Box>
        <Stamp text={stamp} tone={stampTone ?? 'seal'} />
      </Box>
      {children}
    </Box>
  );
}
