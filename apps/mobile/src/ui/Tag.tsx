import { Words } from '../platform/elements';

interface TagProps {
  text: string;
  tone: 'green' | 'red' | 'straw' | 'plain';
}

/** A state in a word; the colour only repeats it. */
export function Tag({ text, tone }: TagProps) {
  return <Words className={`tag tag-${tone}`}>{text}</Words>;
}
