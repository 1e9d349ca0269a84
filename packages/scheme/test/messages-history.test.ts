import { expect, test } from 'vitest';
import { fault, grammarOf, more, only } from './small-scheme.ts';

const results = (rule: string): string => more(`results: { ${rule} }`);
const BLACK = 'black: { title: 黑榜, kind: black, per: quarter, votedOn: 2026-01-01 }';

/** A quarterly title, and one of the year that asks for it by such a line. */
const asking = (line: string, per = 'year'): string =>
  results(
    `titles: { civil: { title: 文明户, per: quarter }, best: { title: 示范户, per: ${per}, history: [${line}] } }`,
  );
const WHERE = 'results.titles.best.history[0]';

// biome-ignore format: a table, one line a case
test.each([
  ['an unknown title', asking('{ title: civl, last: 4, atLeast: 4 }'), 'ref.title', `${WHERE}.title`, '是不是想写 civil'],
  ['an unknown list', asking('{ list: red, last: 4, atLeast: 4 }'), 'ref.list', `${WHERE}.list`, '没有编号是 red 的榜'],
  ['stars that nobody gives', asking('{ stars: 5, last: 3, atLeast: 3 }'), 'ref.stars', `${WHERE}.stars`, 'results.stars'],
  ['nothing to look for', asking('{ last: 4, atLeast: 4 }'), 'history.what', WHERE, 'title、list、stars'],
  ['two things at once', asking('{ title: civil, stars: 3, last: 4, atLeast: 4 }').replace('titles:', 'stars: [{ per: year, bands: { steps: [{ stars: 3, from: 1 }] } }], titles:'), 'history.what', WHERE, '只能写一样'],
  ['no periods', asking('{ title: civil, atLeast: 4 }'), 'history.window', WHERE, 'last、since'],
  ['periods said twice', asking('{ title: civil, last: 4, since: year, atLeast: 4 }'), 'history.window', WHERE, '只能写一样'],
  ['no number of times', asking('{ title: civil, last: 4 }'), 'history.line', WHERE, 'atLeast、atMost'],
  ['both ends', asking('{ title: civil, last: 4, atLeast: 1, atMost: 2 }'), 'history.line', WHERE, '只能写一样'],
  ['a key that is none', asking('{ title: civil, last: 4, times: 4 }'), 'schema.unknown_key', `${WHERE}.times`, 'atLeast'],
  ['a title of others', results('titles: { one: { title: 甲, of: member, per: year }, best: { title: 乙, per: year, history: [{ title: one, last: 1, atLeast: 1 }] } }'), 'result.kind', `${WHERE}.title`, '给的是成员，这里评的是家庭户'],
  ['more than there can be', asking('{ title: civil, last: 3, atLeast: 4 }'), 'history.never', `${WHERE}.atLeast`, 'last 只数 3 期，要至少 4 期'],
  ['more than a year has', asking('{ title: civil, since: year, atLeast: 5 }'), 'history.never', `${WHERE}.atLeast`, 'since 里最多有 4 期'],
  ['more than the rest of a year has', asking('{ title: civil, since: year, earlier: true, atLeast: 4 }', 'quarter'), 'history.never', `${WHERE}.atLeast`, '最多有 3 期'],
  ['what everybody fits', asking('{ title: civil, last: 2, atMost: 2 }'), 'history.always', `${WHERE}.atMost`, '谁都合得上'],
  ['earlier in the same year only', asking('{ title: civil, since: year, earlier: true, atLeast: 1 }'), 'history.never', `${WHERE}.since`, '一期也数不到'],
  ['since a shorter time', asking('{ title: civil, since: quarter, atLeast: 1 }'), 'history.since', `${WHERE}.since`, '和 per 一样长'],
  ['since a time that does not fit', asking('{ title: civil, since: quarter, atLeast: 1 }', 'bimonth'), 'history.since', `${WHERE}.since`, '由整期拼成'],
  ['years since a quarter began', results('titles: { y: { title: 甲, per: year }, best: { title: 乙, per: month, history: [{ title: y, since: quarter, atLeast: 1 }] } }'), 'history.since', `${WHERE}.since`, '请写 last'],
  ['what never ends', results('titles: { y: { title: 甲, per: life }, best: { title: 乙, per: year, history: [{ title: y, last: 1, atLeast: 1 }] } }'), 'history.never', WHERE, '永远不会期满'],
  ['what came before a life', asking('{ title: civil, last: 1, earlier: true, atLeast: 1 }', 'life'), 'history.never', `${WHERE}.earlier`, '没有别的期'],
  ['a gate that looks at what never ends', results('titles: { y: { title: 甲, per: life } }, gates: { g: { title: 线, per: life, by: earned, atLeast: 0, history: [{ title: y, last: 1, atLeast: 1 }] } }'), 'history.never', 'results.gates.g.history[0]', '永远不会期满'],
  ['a title that looks at itself', results('titles: { best: { title: 甲, per: year, history: [{ title: best, last: 3, atMost: 0 }] } }'), 'history.circle', WHERE, 'earlier: true'],
  ['stars that look at themselves', results('stars: [{ per: year, bands: { steps: [{ stars: 3, from: 1 }] }, history: [{ stars: 3, last: 2, atLeast: 1 }] }]'), 'history.circle', 'results.stars[0].history[0]', '看的就是自己'],
  ['two titles that wait for each other', results('titles: { best: { title: 甲, per: year, history: [{ title: b, last: 2, atLeast: 1 }] }, b: { title: 乙, per: quarter, history: [{ title: best, last: 1, atLeast: 1 }] } }'), 'history.circle', WHERE, '称号 best → 称号 b → 称号 best'],
  ['a title needed by what it waits for', results('titles: { best: { title: 甲, per: year, history: [{ title: b, last: 2, atLeast: 1 }] }, b: { title: 乙, per: year, needs: [best] } }'), 'history.circle', WHERE, '称号 best → 称号 b → 称号 best'],
  ['a list behind a gate that looks at the list', results(`lists: { ${BLACK.replace('per: quarter', 'per: quarter, gates: [g]')} }, gates: { g: { title: 线, per: quarter, by: earned, atLeast: 0, history: [{ list: black, last: 2, atMost: 1 }] } }`), 'history.circle', 'results.gates.g.history[0]', '资格线 g → 榜 black → 资格线 g'],
  ['a gate of the stars that its title asks for', results('settle: [{ per: year }], stars: [{ per: year, gates: [g], bands: { steps: [{ stars: 3, from: 1 }] } }], titles: { t: { title: 甲, per: year, stars: 3 } }, gates: { g: { title: 线, per: year, by: earned, atLeast: 0, history: [{ title: t, last: 1, atLeast: 1 }] } }'), 'history.circle', 'results.gates.g.history[0]', '资格线 g → 称号 t → 星级 → 资格线 g'],
] as const)('%s', (_name, source, code, path, words) => {
  expect(only(source)).toEqual(fault(code, path, words));
});

test('lines about earlier periods that are in order say nothing', () => {
  const good = results(`
    settle: [{ per: quarter }, { per: year }],
    stars: [{ per: year, bands: { steps: [{ stars: 5, from: 50 }] }, history: [{ list: black, since: year, atMost: 1 }, { stars: 5, last: 1, earlier: true, atMost: 0 }] }],
    lists: { red: { title: 红榜, kind: red, per: quarter, history: [{ list: black, last: 1, earlier: true, atMost: 0 }] }, ${BLACK} },
    gates: { clean: { title: 线, per: quarter, by: earned, atLeast: 0, history: [{ list: black, last: 2, atMost: 1 }] } },
    titles: { best: { title: 甲, per: year, gates: [clean], history: [{ title: civil, last: 4, atLeast: 4 }, { stars: 5, last: 3, atLeast: 3 }, { title: best, last: 2, earlier: true, atMost: 0 }] }, civil: { title: 乙, per: quarter, by: total, from: 10 } },
  `);
  expect(grammarOf(good)).toEqual([]);
});

test('two results may wait for what the other gave earlier', () => {
  const titles = (earlier: string) =>
    results(
      `titles: { a: { title: 甲, per: year, history: [{ title: b, last: 1, atMost: 0 }] }, b: { title: 乙, per: year, history: [{ title: a, last: 1, ${earlier}atMost: 0 }] } }`,
    );
  expect(grammarOf(titles('earlier: true, '))).toEqual([]);
  // One circle is told once.
  expect(only(titles('')).code).toBe('history.circle');
});
