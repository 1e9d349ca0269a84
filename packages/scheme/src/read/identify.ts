import { isGroup } from './merge.ts';
import { parseText } from './parse.ts';

export interface SchemeIdentity {
  scheme: string;
  version: string;
  /** What it inherits; null when it stands alone. */
  extends: { scheme: string; version: string } | null;
}

/**
 * What a document calls itself and what it inherits, without checking the rest; null for a text that does not say.
 *
 * @example identifyScheme('scheme: s1\nversion: 2') // { scheme: 's1', version: '2', extends: null }
 */
export function identifyScheme(text: string): SchemeIdentity | null {
  const parsed = parseText(text);
  if (!parsed.ok || parsed.findings.length > 0) return null;
  const own = nameOf(parsed.value);
  if (own === null || !isGroup(parsed.value)) return null;
  return { ...own, extends: nameOf(parsed.value.extends) };
}

/** Id and version, wherever both are written as they must be. */
export function nameOf(value: unknown): { scheme: string; version: string } | null {
  if (!isGroup(value)) return null;
  const { scheme, version } = value;
  if (typeof scheme !== 'string' || (typeof version !== 'string' && typeof version !== 'number')) return null;
  return { scheme, version: String(version) };
}
