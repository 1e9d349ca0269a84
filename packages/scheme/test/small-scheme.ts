import { expect } from 'vitest';
// From its own file: what is wrong with a document is said without the engine.
import { lintScheme } from '../src/read/read-scheme.ts';
import type { Finding } from '../src/types.ts';

/** A small scheme; a test replaces or adds one line and looks at what is said. */
export const lines = {
  head: 'scheme: small\ntitle: 小方案\nversion: 1\nfrom: 2026-01-01',
  facts: 'facts: { household: { residents: int }, member: { born: date } }',
  who: 'who: { classes: { poor: { title: 困难户, of: household, when: household.residents < 2 }, young: { of: member, when: "age(member.born) < 18" }, shop: { of: organisation, when: "true" } } }',
  balances:
    'balances: { points: { title: 积分, period: year }, mine: { title: 个人, holder: member, period: year } }',
  categories: 'categories: { a: { title: 甲 } }',
  items: 'items:\n  help: { title: 帮忙, category: a, kind: award, points: 2 }',
  review:
    'review: { default: d, procedures: { d: { title: 一, stages: [{ id: s, title: 审, role: panel, level: village }] } } }',
};

export function text(changes: Partial<typeof lines> & { more?: string }): string {
  const { more, ...rest } = changes;
  return [...Object.values({ ...lines, ...rest }), ...(more === undefined ? [] : [more])].join('\n');
}

/** The small scheme with other words in its one item. */
export const item = (rule: string): string =>
  text({ items: `items:\n  help: { title: 帮忙, category: a, ${rule} }` });

/** The small scheme with another section behind it. */
export const more = (section: string): string => text({ more: section });

/** The small scheme with one household balance of such a rule, and others beside it. */
export const balance = (rule: string, others = ''): string =>
  text({ balances: `balances: { points: { title: 积分, ${rule} }${others === '' ? '' : `, ${others}`} }` });

interface Said {
  code: string;
  path: string;
  message: string;
  line: number | undefined;
}

/** What is said of a document's grammar: its law is tested elsewhere, and a class that nothing uses is no mistake here. */
export function grammarOf(source: string): Finding[] {
  return lintScheme(source).filter(({ code }) => code !== 'class.unused' && !code.startsWith('lawful.'));
}

/** The one finding of a document that has one mistake. */
export function only(source: string): Said {
  const findings = grammarOf(source);
  expect(findings.map(({ code, path }) => `${code} ${path}`)).toHaveLength(1);
  const [finding] = findings;
  return {
    code: finding?.code ?? '',
    path: finding?.path ?? '',
    message: finding?.message ?? '',
    line: finding?.line,
  };
}

/** What `only` must say: this code and path, these words in the message, and some line. */
export function fault(code: string, path: string, words: string): Record<keyof Said, unknown> {
  return { code, path, message: expect.stringContaining(words), line: expect.any(Number) };
}
