import type { EntryResult, SimulationResult } from '@jishan/scheme';
import { testSeed as seed } from '@jishan/testkit';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvText } from './csv-text.ts';
import { resultJson } from './result-json.ts';

const text = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.constantFrom('参加（2 小时）', 'h:H1', '"', '\\', '=1+1', '-2', 'a,b', '行\n二', '\u2028'),
);
const entry: fc.Arbitrary<EntryResult> = fc.record({
  event: text,
  balance: text,
  holder: text,
  points: fc.integer({ min: -500, max: 500 }).map((amount) => amount / 100),
  would_be: fc.integer({ min: -5, max: 5 }),
  reason: text,
  clause: text,
});

const empty: SimulationResult = {
  scheme: { id: 's', versions: [{ version: '1', from: '2026-01-01', sha256: '' }] },
  until: '2026-12-31',
  households: [],
  lists: [],
  refused: [],
  entries: [],
};

test('the text of a result is the result again, whatever its entries hold', () => {
  fc.assert(
    fc.property(fc.array(entry), (entries) => {
      expect(JSON.parse(Buffer.from(resultJson({ ...empty, entries })).toString())).toEqual(
        JSON.parse(JSON.stringify({ ...empty, entries })),
      );
    }),
    { seed },
  );
});

test('cells come back from CSV as they were, except that a formula gets an apostrophe', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (rows) => {
      const back = parse(csvText(['a', 'b'], rows));
      const inert = (cell: string) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);
      expect(back.slice(1)).toEqual(rows.map((row) => row.map(inert)));
    }),
    { seed },
  );
});
