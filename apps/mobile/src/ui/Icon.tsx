import { Picture } from '../platform/elements';
import { type IconName, iconPaths } from './icon-paths';

export const inks = {
  ink: '#1F2A24',
  soft: '#56615B',
  green: '#2F7D4F',
  white: '#FFFFFF',
  cinnabar: '#B8322A',
  sky: '#2B6CB0',
} as const;

const drawn = new Map<string, string>();

/** A picture address: mini-programs draw no inline SVG, all three hosts take it as an image. */
function drawing(name: IconName, ink: keyof typeof inks): string {
  const key = `${name} ${ink}`;
  let address = drawn.get(key);
  if (!address) {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="${inks[ink]}" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"><path d="${iconPaths[name]}"/></svg>`;
    address = `data:image/svg+xml,${encodeURIComponent(svg)}`;
    drawn.set(key, address);
  }
  return address;
}

interface IconProps {
  name: IconName;
  ink?: keyof typeof inks;
  size?: 'small' | 'medium' | 'large';
}

/** Always beside a word that says the same, so it is silent for screen readers. */
export function Icon({ name, ink = 'ink', size = 'medium' }: IconProps) {
  return <Picture className={`icon icon-${size}`} src={drawing(name, ink)} alt="" />;
}
