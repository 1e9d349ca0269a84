import type { ReactNode } from 'react';
import { goBack, open } from '../../platform/navigate';
import { texts } from '../../texts';
import { Screen } from '../../ui/Screen';
import { toggleElder, useElder } from './elder';

interface FrameProps {
  title: string;
  subtitle?: string;
  /** The first page and the sign-in have nothing behind them. */
  isRoot?: boolean;
  /** The help page needs no way to itself. */
  isHelp?: boolean;
  footer?: ReactNode;
  children: ReactNode;
}

/** Every page of this app: the screen with its letters, its way back and its help. */
export function Frame({ isRoot, isHelp, ...rest }: FrameProps) {
  return (
    <Screen
      {...rest}
      elder={useElder()}
      words={texts.common}
      onBack={isRoot ? undefined : goBack}
      onHelp={isHelp ? undefined : () => open('/pages/help/index')}
      onElder={toggleElder}
    />
  );
}
