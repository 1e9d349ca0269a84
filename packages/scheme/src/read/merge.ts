import type { SchemaNode } from '../schema/index.ts';

export type Values = Record<string, unknown>;

/** What each document says for itself; an heir does not take it over. */
const OWN: ReadonlySet<string> = new Set([
  'scheme',
  'version',
  'from',
  'title',
  'template',
  'extends',
  'note',
]);

/** Whether a value is a group of keys. */
export function isGroup(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A document on top of the one it inherits: groups are merged key by key, anything else is replaced whole, and `null`
 * takes away. Where only one of several keys may stand (the shapes of `points`), another key replaces the group.
 */
export function inherit(ancestor: Values, heir: Values, schema: SchemaNode): Values {
  const inherited = Object.fromEntries(Object.entries(ancestor).filter(([key]) => !OWN.has(key)));
  const merged = mergeGroups(inherited, heir, schema);
  const locked = [...listOf(heir.locked), ...listOf(ancestor.locked)];
  if (locked.length > 0) merged.locked = [...new Set(locked)];
  return merged;
}

function mergeGroups(old: Values, own: Values, schema: SchemaNode | undefined): Values {
  const merged = new Map(Object.entries(old));
  for (const [key, value] of Object.entries(own)) {
    const before = merged.get(key);
    if (value === null && before !== undefined) merged.delete(key);
    else if (isGroup(before) && isGroup(value) && !replaces(before, value, nodeBelow(schema, key))) {
      merged.set(key, mergeGroups(before, value, nodeBelow(schema, key)));
    } else merged.set(key, value);
  }
  return Object.fromEntries(merged);
}

function replaces(old: Values, own: Values, schema: SchemaNode | undefined): boolean {
  if (schema?.maxProperties !== 1) return false;
  return Object.keys(own).some((key) => !Object.hasOwn(old, key));
}

/** What the schema says about a key of a group. */
export function nodeBelow(schema: SchemaNode | undefined, key: string): SchemaNode | undefined {
  if (schema?.properties && Object.hasOwn(schema.properties, key)) return schema.properties[key];
  return typeof schema?.additionalProperties === 'object' ? schema.additionalProperties : undefined;
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** The value at a dotted path; undefined when there is none. */
export function valueAt(values: Values, path: readonly string[]): unknown {
  let value: unknown = values;
  for (const step of path) {
    if (!isGroup(value) || !Object.hasOwn(value, step)) return undefined;
    value = value[step];
  }
  return value;
}

/** The path of the first difference between two values; null when they say the same. */
export function firstDifference(left: unknown, right: unknown): string[] | null {
  if (isGroup(left) && isGroup(right)) {
    for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
      const below = firstDifference(left[key], right[key]);
      if (below !== null) return [key, ...below];
    }
    return null;
  }
  return JSON.stringify(left) === JSON.stringify(right) ? null : [];
}
