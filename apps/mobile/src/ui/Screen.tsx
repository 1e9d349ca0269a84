import type { CSSProperties, ReactNode } from 'react';
import { Box, Heading, Press, Words } from '../platform/elements';
import { hasNativeBar, textUnit } from '../platform/screen';
import { Icon } from './Icon';

interface ScreenProps {
  title: string;
  /** Under the title, smaller. */
  subtitle?: string;
  elder: boolean;
  words: {
    back: string;
    help: string;
    elderOn: string;
    elderOff: string;
    elderOnLabel: string;
    elderOffLabel: string;
  };
  /** Absent on a page with nothing behind it. */
  onBack?: (() => void) | undefined;
  onHelp?: (() => void) | undefined;
  onElder: () => void;
  /** Stays at the thumb: the one primary button, or the tabs. */
  footer?: ReactNode;
  children: ReactNode;
}

/** The frame of every page: where am I, larger letters, help; then the page; then what the thumb does. */
export function Screen(props: ScreenProps) {
  const { title, subtitle, elder, words, onBack, onHelp, onElder, footer, children } = props;
  return (
    <Box className={`screen ${elder ? 'elder' : ''}`} style={{ '--u': textUnit() } as CSSProperties}>
      <Box role="banner" className={`top ${onBack && !hasNativeBar ? 'top-behind' : ''}`}>
        {onBack && !hasNativeBar ? (
          <Press className="top-key" onPress={onBack}>
            <Icon name="back" size="small" />
            <Words>{words.back}</Words>
          </Press>
        ) : null}
        <Box className="top-title">
          <Heading level={1} className="top-name">
            {title}
          </Heading>
          {subtitle ? <Words className="top-subtitle">{subtitle}</Words> : null}
        </Box>
        <Box className="top-keys">
          <Press
            className="top-key"
            label={elder ? words.elderOffLabel : words.elderOnLabel}
            pressed={elder}
            onPress={onElder}
          >
            <Icon name="letters" size="small" />
            <Words>{elder ? words.elderOff : words.elderOn}</Words>
          </Press>
          {onHelp ? (
            <Press className="top-key" onPress={onHelp}>
              <Icon name="help" size="small" />
              <Words>{words.help}</Words>
            </Press>
          ) : null}
        </Box>
      </Box>
      <Box className="main" role="main">
        {children}
      </Box>
      {footer ? <Box className="foot">{footer}</Box> : null}
    </Box>
  );
}
