import { expect, test } from 'vitest';
import { nextRange } from './place-ids.ts';

test('a town takes a block inside its district, a village a single id inside its town', () => {
  const district = nextRange('district', null, null);
  expect(district).toEqual({ lo: 1_000_000, hi: 1_999_999 });
  const town = nextRange('town', district, null);
  expect(town).toEqual({ lo: 1_001_000, hi: 1_001_999 });
  expect(nextRange('town', district, 1_001_000)).toEqual({ lo: 1_002_000, hi: 1_002_999 });
  expect(nextRange('village', town, null)).toEqual({ lo: 1_001_001, hi: 1_001_001 });
  expect(nextRange('village', town, 1_001_001)).toEqual({ lo: 1_001_002, hi: 1_001_002 });
});

test('a full block gives no range instead of a neighbour’s', () => {
  const town = { lo: 1_001_000, hi: 1_001_999 };
  expect(nextRange('village', town, 1_001_999)).toBeNull();
  expect(nextRange('town', { lo: 1_000_000, hi: 1_999_999 }, 1_999_000)).toBeNull();
});
