import type { ReactNode } from 'react';
import { Box, Words } from '../platform/elements';
import { Icon } from './Icon';
import type { IconName } from './icon-paths';

interface NoticeProps {
  tone: 'good' | 'bad' | 'plain';
  text: string;
  /** Small, below the words. */
  code?: ReactNode;
  icon?: IconName;
  children?: ReactNode;
}

const LOOKS = {
  good: { icon: 'check', ink: 'green' },
  bad: { icon: 'warn', ink: 'cinnabar' },
  plain: { icon: 'clock', ink: 'sky' },
} as const;

/** Said in its place on the screen and left there: nothing pops up, nothing vanishes while it is being read. */
export function Notice({ tone, text, code, icon, children }: NoticeProps) {
  const look = LOOKS[tone];
  return (
    <Box className={`notice notice-${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon name={icon ?? look.icon} ink={look.ink} size="small" />
      <Box className="notice-body">
        <Words className="notice-text">{text}</Words>
        {code}
        {children}
      </Box>
    </Box>
  );
}
