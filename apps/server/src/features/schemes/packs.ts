import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { identifyScheme, readScheme as readDocument } from '@jishan/scheme';
import type { z } from 'zod';
import type { PackAnswer } from './wire.ts';

const folder = join(import.meta.dirname, '..', '..', '..', '..', '..', 'schemes');

/** A document that comes with the software, for a place to take over. */
export interface Pack {
  about: z.output<typeof PackAnswer>;
  /** YAML, as the file holds it. */
  text: string;
}

let known: Pack[] | null = null;

/** Read on first use: the files change only with the software. */
export function readPacks(): Pack[] {
  known ??= describeFiles([...textsIn(folder), ...textsIn(join(folder, 'templates'))]);
  return known;
}

function textsIn(directory: string): string[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => readFileSync(join(directory, name), 'utf8'));
}

function describeFiles(texts: readonly string[]): Pack[] {
  const named = texts.map((text) => ({ text, identity: identifyScheme(text) }));
  const textOf = (scheme: string, version: string) =>
    named.find(({ identity }) => identity?.scheme === scheme && identity.version === version)?.text ?? null;
  const inherited = new Set(named.map(({ identity }) => identity?.extends?.scheme));
  return named.map(({ text, identity }) => {
    const parsed = readDocument(text, { resolve: textOf });
    if (!identity || !parsed.ok)
      throw new Error(`A scheme of this software cannot be read: ${identity?.scheme ?? text.slice(0, 60)}`);
    const { title, note, source, template } = parsed.document;
    const about = {
      id: identity.scheme,
      version: identity.version,
      title,
      source: source?.title ?? '',
      note: note ?? '',
      inherits: identity.extends
        ? { schemeId: identity.extends.scheme, version: identity.extends.version }
        : null,
      forVillages: template !== true,
      toInherit: template === true || inherited.has(identity.scheme),
    };
    return { about, text };
  });
}
