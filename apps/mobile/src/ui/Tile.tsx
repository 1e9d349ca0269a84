import { Press, Words } from '../platform/elements';
import { Icon } from './Icon';
import type { IconName } from './icon-paths';

interface TileProps {
  icon: IconName;
  title: string;
  note?: string;
  onPress: () => void;
}

export function Tile({ icon, title, note, onPress }: TileProps) {
  return (
    <Press className="tile" onPress={onPress}>
      <Icon name={icon} ink="green" size="large" />
      <Words className="tile-title">{title}</Words>
      {note ? <Words className="tile-note">{note}</Words> : null}
    </Press>
  );
}
