import type { SchemeDocument } from '../document.ts';
import type { Path } from './locate.ts';
import { isGroup, type Values } from './merge.ts';
import { schemeSchema } from '../schema/index.ts';
import { type SchemaFault, schemaFaults } from './validate.ts';

/** What of a faulty document nobody looked at any further, so that nothing is said that only follows from it. */
export interface Unread {
  /** Ids of entries that were left out; pointing at one is no mistake. */
  ids: ReadonlySet<string>;
  /** Sections that are missing or left out; anything may have been written there. */
  gone: ReadonlySet<string>;
  /** Those, and the ones that were left without some of their entries. */
  touched: ReadonlySet<string>;
}

/** Groups of entries of which one may be left out without its neighbours. */
const ENTRIES: ReadonlySet<string> = new Set([
  'balances',
  'base',
  'caps',
  'categories',
  'items',
  'redemption.classes',
  'results.gates',
  'results.lists',
  'results.titles',
  'results.village',
  'review.procedures',
  'source.clauses',
  'who.classes',
]);

/** What says who a document is; nothing else depends on it. */
const HEAD: ReadonlySet<string> = new Set(['scheme', 'title', 'version', 'from', 'note']);

/** Each round leaves out what the one before left empty. */
const ROUNDS_MAX = 4;

export interface Readable {
  /** Marked as a template: what it lacks may stand where it could not be read. */
  document: SchemeDocument;
  unread: Unread;
}

/**
 * The part of a document that the schema has nothing against, to be looked at further; null when there is none. Where it is
 * not seen `whole`, any section may say more.
 */
export function readablePart(
  value: unknown,
  faults: readonly SchemaFault[],
  whole: boolean,
): Readable | null {
  if (!isGroup(value)) return null;
  const sections = whole ? [] : Object.keys(schemeSchema.properties ?? {});
  const unread = { ids: new Set<string>(), gone: new Set(sections), touched: new Set(sections) };
  const part: Values = { ...structuredClone(value), template: true };
  let found = faults;
  for (let round = 0; round < ROUNDS_MAX; round++) {
    for (const fault of found) leaveOut(part, fault, unread);
    found = schemaFaults(part);
    // A head that is missing is no reason to look at nothing else.
    if (found.every(({ missing }) => missing !== undefined && HEAD.has(missing))) {
      return { document: part as unknown as SchemeDocument, unread };
    }
  }
  return null;
}

interface Leaving {
  ids: Set<string>;
  gone: Set<string>;
  touched: Set<string>;
}

function leaveOut(part: Values, fault: SchemaFault, { ids, gone, touched }: Leaving): void {
  const cut = cutOf(fault.path);
  const section = sectionOf(fault);
  if (section !== undefined && !HEAD.has(section)) {
    touched.add(section);
    if (cut.entry === null) gone.add(section);
  }
  if (cut.entry !== null) ids.add(cut.entry);
  remove(part, cut.path);
}

/** The section that is not read whole; a key that nobody knows and that resembles none hides nothing. */
function sectionOf({ code, path, missing, meant }: SchemaFault): string | undefined {
  if (path.length === 0) return missing;
  return path.length === 1 && code === 'schema.unknown_key' ? meant : String(path[0]);
}

/** What goes with a fault: its entry, or else its section; of the results only the part it is in. */
function cutOf(path: Path): { path: Path; entry: string | null } {
  for (const size of [1, 2]) {
    if (path.length > size && ENTRIES.has(path.slice(0, size).join('.'))) {
      return { path: path.slice(0, size + 1), entry: String(path[size]) };
    }
  }
  return { path: path.slice(0, path[0] === 'results' ? 2 : 1), entry: null };
}

function remove(part: Values, path: Path): void {
  const [key, ...rest] = path;
  if (key === undefined) return;
  const below = part[key];
  if (rest.length === 0 || !isGroup(below)) {
    delete part[key];
    return;
  }
  remove(below, rest);
  if (Object.keys(below).length === 0) delete part[key];
}
