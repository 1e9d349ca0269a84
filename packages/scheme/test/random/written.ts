import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SchemeDocument } from '../../src/index.ts';

/* Which words of the grammar random schemes write, held against the published JSON Schema. */

interface Schema {
  $ref?: string;
  $defs?: Record<string, Schema>;
  anyOf?: Schema[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  patternProperties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  items?: Schema;
  enum?: unknown[];
}

const path = join(import.meta.dirname, '../../../../schemes/scheme.schema.json');
const schema = JSON.parse(readFileSync(path, 'utf8')) as Schema;

/** What only people read, or other parts of the system carry out. */
const NOT_COMPUTED = [
  /^(\$schema|scheme|version|from|unit|source|facts|funds|dividends|making|display|extends|locked|template)(\.|$)/,
  /(^|\.)(clause|note|title|short|icon|capture|evidence|label|message|unit)(\.|=|$)/,
  /^who\.joins/,
  /^review\.(panel|days|cross|procedures\.\*\.stages\.(level|deadline|onDeadline|approvals|skip|overturns))/,
  /^notice\.(channels|shows|objections|report)/,
  /^results\.uses/,
  /^results\.lists\.\*\.(public|masked|noticeDays)/,
  /^redemption\.(shops|value|classes\.\*\.(deliver|points|quota))/,
];

/** What the schema admits and the checks refuse. */
const NEVER_PASSES = [
  /combine\.per=life$/,
  /^categories\.\*\.combine\.per=bimonth$/,
  /\.since=month$/,
  /^notice\.every=life$/,
];

/** Every key of a document, and every choice where the schema names them: `items.*.kind=veto`; `*` is an id. */
function wordsOf(node: Schema, at: string, found: Set<string>): Set<string> {
  if (node.$ref !== undefined) {
    const keys = node.$ref.replace('#/', '').split('/');
    const target = keys.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], schema);
    return wordsOf(target as Schema, at, found);
  }
  for (const one of [...(node.anyOf ?? []), ...(node.oneOf ?? [])]) wordsOf(one, at, found);
  for (const choice of node.enum ?? []) found.add(`${at}=${String(choice)}`);
  for (const [key, inner] of Object.entries(node.properties ?? {})) {
    const word = at === '' ? key : `${at}.${key}`;
    found.add(word);
    wordsOf(inner, word, found);
  }
  const named = [...Object.values(node.patternProperties ?? {}), node.additionalProperties];
  for (const inner of named) if (typeof inner === 'object') wordsOf(inner, `${at}.*`, found);
  if (node.items) wordsOf(node.items, at, found);
  return found;
}

/** The same of a document that was written. */
function writtenIn(value: unknown, at: string, known: ReadonlySet<string>, found: Set<string>): void {
  if (Array.isArray(value)) {
    for (const one of value) writtenIn(one, at, known, found);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      const word = at === '' ? key : `${at}.${key}`;
      const place = known.has(word) ? word : `${at}.*`;
      found.add(place);
      writtenIn(inner, place, known, found);
    }
  } else found.add(`${at}=${String(value)}`);
}

/** Words that compute something and that none of the documents writes. */
export function neverWritten(documents: readonly SchemeDocument[]): string[] {
  const known = wordsOf(schema, '', new Set());
  const written = new Set<string>();
  for (const document of documents) writtenIn(document, '', known, written);
  const left = [...NOT_COMPUTED, ...NEVER_PASSES];
  return [...known].filter((word) => !written.has(word) && !left.some((pattern) => pattern.test(word)));
}
