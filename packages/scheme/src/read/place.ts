import type { Path, Position } from './locate.ts';
import { parseText } from './parse.ts';

/**
 * Line and column of a finding's path in a text; of the nearest part above it that the text has.
 *
 * @example placeIn('scheme: x\nfrom: 2026-01-01', 'from') // { line: 2, column: 1 }
 */
export function placeIn(text: string, path: string): Position {
  const parsed = parseText(text);
  return parsed.ok ? parsed.locator.find(stepsOf(path)) : { line: 1, column: 1 };
}

/** The steps of a path as people read it, as `results.settle[0].begins`. */
function stepsOf(path: string): Path {
  return path.split('.').flatMap((step) => {
    const [key = '', ...places] = step.split('[');
    return [key, ...places.map((place) => Number.parseInt(place, 10))];
  });
}
