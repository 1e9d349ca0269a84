import { readFileSync } from 'node:fs';
import type { SchemeDocument } from '../../src/index.ts';

export type Label = 'lawful' | 'doubtful' | 'forbidden';

/** One line of the labelled set. */
export interface LabelledText {
  id: string;
  place: string;
  points: string;
  label: Label;
  guard: string;
  text: string;
}

/** Reads one file of the set. Its cells hold no quotation marks and no line breaks. */
export function readTexts(name: string): LabelledText[] {
  return parse(readFileSync(new URL(`./${name}.csv`, import.meta.url), 'utf8'));
}

export function parse(csv: string): LabelledText[] {
  return csv
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [id = '', place = '', points = '', label = '', guard = '', ...rest] = line.split(',');
      const text = rest.join(',').replace(/^"(.*)"$/, '$1');
      return { id, place, points, label: label as Label, guard, text };
    });
}

type Place = (text: string, points: number) => Record<string, unknown>;

const item = (kind: string, more: Record<string, unknown>): Record<string, unknown> => ({
  items: { it: { title: '这一项', category: 'c', kind, ...more } },
});

/** A class of people for whom an item counts otherwise. */
const classOf = (title: string, kind: string, times: number): Record<string, unknown> => ({
  ...item(kind, { points: 1, factors: [{ for: ['k'], times }] }),
  who: { joins: 'voluntary', classes: { k: { title, of: 'household', when: 'household.k' } } },
});

/** Where a text stands in a document that holds nothing else worth a finding. */
const places: Record<string, Place> = {
  award: (title, points) => item('award', { title, points }),
  deduction: (title, points) => item('deduction', { title, points: Math.abs(points) }),
  veto: (title) => item('veto', { title }),
  appraisal: (title, max) => item('appraisal', { title, points: { score: { max } } }),
  part: (title, max) => item('appraisal', { points: { score: { max, parts: { p: { title, max } } } } }),
  grade: (title, points) =>
    item(points < 0 ? 'deduction' : 'award', {
      points: { grades: { g: { title, points: Math.abs(points) } } },
    }),
  condition: (message, points) => item('award', { points, when: [{ test: 'true', message }] }),
  formula: (label) => item('award', { points: { formula: { value: '1', label } } }),
  evidence: (kind) => item('award', { points: 1, evidence: { kinds: [kind] } }),
  base: (title, points) => ({ base: { b: { title, points: Math.abs(points), per: 'year' } } }),
  use: (title) => ({ results: { uses: [{ title, honour: false }] } }),
  list: (title) => ({ results: { lists: { l: { title } } } }),
  class: (title) => ({ redemption: { balance: 'points', classes: { g: { title } } } }),
  shows: (show) => ({ notice: { every: 'quarter', days: 7, shows: [show] } }),
  redemption: (note) => ({ redemption: { balance: 'points', note } }),
  who: (note) => ({ who: { joins: 'voluntary', eligible: { when: 'true', note } } }),
  making: (note) => ({ making: { note } }),
  review: (note) => ({ review: { panel: { note } } }),
  clause: (text) => ({ source: { title: '村规', clauses: { a: { text } } } }),
  note: (note) => ({ note }),
  'deduction-note': (note) => item('deduction', { points: 1, note }),
  'award-note': (note) => item('award', { points: 1, note }),
  doubled: (title) => classOf(title, 'deduction', 2),
  raised: (title) => classOf(title, 'award', 2),
  title: (title) => ({ results: { titles: { t: { title, per: 'year' } } } }),
  notice: (note) => ({ notice: { every: 'quarter', days: 7, note } }),
  open: (choice) => ({ source: { title: '村规', open: [{ question: '没有写的', choice }] } }),
  funds: (source) => ({ funds: { sources: [source] } }),
  fact: (title) => ({ facts: { household: { f: { type: 'bool', title } } } }),
};

/** A small document with the text in its place. */
export function documentFor({ place, points, text }: LabelledText): SchemeDocument {
  const put = places[place];
  if (!put) throw new Error(`no such place: ${place}`);
  const document = {
    scheme: 's',
    title: '方案',
    version: 1,
    from: '2026-01-01',
    balances: { points: { title: '积分', period: 'year' } },
    categories: { c: { title: '类别' } },
    items: { it: { title: '这一项', category: 'c', kind: 'award', points: 1 } },
    review: { default: 'd', procedures: { d: { title: '程序', stages: [] } } },
    ...put(text, Number(points || '1')),
  };
  return document as unknown as SchemeDocument;
}
