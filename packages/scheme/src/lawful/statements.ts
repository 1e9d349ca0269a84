import type { ItemRule, SchemeDocument } from '../document.ts';
import type { Path } from '../read/locate.ts';

/**
 * What a text does in a scheme: `loss` takes points, `gain` gives them, `use` says what results lead to, `list` names a list,
 * `title` an honour,
 * `goods` can be redeemed, `shown` stands on a notice, `join` says who takes part; `free` are notes and clauses, which
 * may say anything; a `fact` is what is recorded of people.
 */
export type Side = 'loss' | 'gain' | 'use' | 'list' | 'title' | 'goods' | 'shown' | 'join' | 'fact' | 'free';

export interface Statement {
  path: Path;
  text: string;
  side: Side;
  /** A note, which may also say what is not meant. */
  prose: boolean;
  clause?: string;
}

/** Keys whose values are ids, expressions or questions, and never a rule in words. */
const NOT_RULES = new Set(
  'clause category procedure icon value role byRole id setting number question by unit balance test when for yuan'.split(
    ' ',
  ),
);

/**
 * Every text of a scheme in which a rule can be written, with what it does there. Sections the grammar does not have yet are
 * read too, as far as their place tells.
 */
export function statementsOf(document: Partial<SchemeDocument>): Statement[] {
  const statements: Statement[] = [];
  const { categories = {}, items = {}, who, ...sections } = document;
  collectWho(who, harshTo(items), statements);
  for (const [key, section] of Object.entries(sections)) {
    if (!HEAD.has(key)) collect(section, [key], sectionSide(key), statements);
  }
  for (const [id, category] of Object.entries(categories)) {
    collect(category, ['categories', id], categorySide(id, items), statements);
  }
  for (const [id, item] of Object.entries(items)) {
    collect(item, ['items', id], itemSide(item), statements);
  }
  return statements;
}

/** Classes of people who lose points by items of their own, or lose more than others. */
function harshTo(items: Record<string, ItemRule>): Set<string> {
  const losses = Object.values(items).filter((item) => itemSide(item) === 'loss');
  return new Set(
    losses.flatMap(({ for: only = [], factors = [] }) => [
      ...only,
      ...factors.filter(({ times }) => times > 1).flatMap((factor) => factor.for ?? []),
    ]),
  );
}

/** Who takes part; the name of a class that is treated harshly is the ground on which it is. */
function collectWho(
  who: SchemeDocument['who'] | undefined,
  harsh: Set<string>,
  statements: Statement[],
): void {
  const { classes = {}, ...rest } = who ?? {};
  collect(rest, ['who'], 'join', statements);
  for (const [id, group] of Object.entries(classes)) {
    collect(group, ['who', 'classes', id], harsh.has(id) ? 'loss' : 'join', statements);
  }
}

const HEAD = new Set(['scheme', 'version', 'from', 'extends', 'locked', 'display']);

/** An appraisal gives points for what it asks, as an award does; a veto takes like a deduction. */
function itemSide({ kind }: ItemRule): Side {
  return kind === 'deduction' || kind === 'veto' ? 'loss' : 'gain';
}

/** A category's name stands over its items: where all of them do the same, it does so too. */
function categorySide(id: string, items: Record<string, ItemRule>): Side {
  const sides = new Set(
    Object.values(items)
      .filter(({ category }) => category === id)
      .map(itemSide),
  );
  const [only] = sides;
  return only !== undefined && sides.size === 1 ? only : 'free';
}

function sectionSide(key: string): Side {
  if (key === 'base') return 'gain';
  if (key === 'facts') return 'fact';
  return 'free';
}

function collect(value: unknown, path: Path, side: Side, statements: Statement[], clause?: string): void {
  if (typeof value === 'string') {
    const key = path.findLast((step) => typeof step === 'string') ?? '';
    if (/\p{Script=Han}/u.test(value) && !isNoRule(path, key)) {
      const statement = { path, text: value, side: sideAt(path, side), prose: isProse(path, key) };
      statements.push(clause === undefined ? statement : { ...statement, clause });
    }
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const named = (value as { clause?: unknown }).clause;
  const own = typeof named === 'string' ? named : clause;
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  for (const [key, inner] of entries) collect(inner, [...path, key], side, statements, own);
}

function isNoRule(path: Path, key: string): boolean {
  if (path[0] === 'source' && path[1] === 'title') return true;
  // `when: [{ test, message }]` holds a sentence for people beside the expression.
  return NOT_RULES.has(key);
}

const PROSE_KEYS = new Set(['note', 'text', 'choice', 'message', 'revise']);

const isProse = (path: Path, key: string): boolean => PROSE_KEYS.has(key) || path[0] === 'note';

function sideAt(path: Path, side: Side): Side {
  const [section, part] = path;
  if (section === 'items') return path.includes('effects') ? 'use' : side;
  if (section === 'results') return part === 'lists' ? 'list' : part === 'titles' ? 'title' : 'use';
  if (section === 'redemption') return part === 'classes' || part === 'shops' ? 'goods' : 'free';
  if (section === 'notice' && part === 'shows') return 'shown';
  return side;
}
