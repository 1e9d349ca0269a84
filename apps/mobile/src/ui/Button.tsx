import { Press, Words } from '../platform/elements';
import { Icon } from './Icon';
import type { IconName } from './icon-paths';

interface ButtonProps {
  text: string;
  /** One `primary` a screen. `quiet` is outlined, `plain` is a word in link colour, `light` the same on the green cover, `grave` cannot be undone. */
  look?: 'primary' | 'quiet' | 'plain' | 'light' | 'grave';
  icon?: IconName;
  disabled?: boolean;
  expanded?: boolean;
  label?: string;
  onPress: () => void;
}

const INKS = { primary: 'white', quiet: 'green', plain: 'sky', light: 'white', grave: 'cinnabar' } as const;

export function Button({ text, look = 'quiet', icon, ...rest }: ButtonProps) {
  return (
    <Press className={`button button-${look}`} {...rest}>
      {icon ? <Icon name={icon} ink={INKS[look]} size="small" /> : null}
      <Words className="button-text">{text}</Words>
    </Press>
  );
}
