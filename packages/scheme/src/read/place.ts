import type { Position } from './locate.ts';
import { parseText } from './parse.ts';

/**
 * Line and column of a finding's path in a text; of the nearest part above it that the text has.
 *
 * @example placeIn('scheme: x\nfrom: 2026-01-01', 'from') // { line: 2, column: 1 }
 */
export function placeIn(text: string, path: string): Position {
  const parsed = parseText(text);
  return parsed.ok ? parsed.locator.find(path.split('.')) : { line: 1, column: 1 };
}
