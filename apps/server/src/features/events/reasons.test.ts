import { expect, it } from 'vitest';
import { readyReasons } from './reasons.ts';

it('offers at most eight reasons a verdict, each with its own code and a full sentence', () => {
  for (const reasons of Object.values(readyReasons)) {
    expect(reasons.length).toBeGreaterThan(0);
    expect(reasons.length).toBeLessThanOrEqual(8);
    expect(new Set(reasons.map((reason) => reason.code)).size).toBe(reasons.length);
    for (const reason of reasons) expect(reason.sentence).toMatch(/。$/);
  }
});
