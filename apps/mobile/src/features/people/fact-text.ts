import { texts } from '../../texts';

const words = texts.ourHome;

/** A fact as people say it. */
export function factText(type: string, value: boolean | number | string | null | undefined): string {
  if (value === null || value === undefined) return words.unknown;
  if (type === 'bool') return value === true ? words.yes : words.no;
  return String(value);
}
