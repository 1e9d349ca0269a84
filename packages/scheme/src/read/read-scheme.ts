import { checkDocument } from '../check/index.ts';
import { lawfulFaults } from '../lawful/index.ts';
import type { Finding, SchemeDocument } from '../types.ts';
import { buildChain, type Chain, type ResolveScheme } from './chain.ts';
import { parseText } from './parse.ts';
import { schemaFaults } from './validate.ts';

export type ReadResult =
  | { ok: true; document: SchemeDocument; sha256: string; findings: Finding[] }
  | { ok: false; findings: Finding[] };

export interface ReadOptions {
  /** Of the document's own text, hex; passed on to the result. */
  sha256?: string;
  /** Finds documents that this one inherits; without it none is found. */
  resolve?: ResolveScheme;
  /**
   * Also says what is not lawful (`lawful.*`). Such findings may be errors although the document can be read and run: they
   * stop its publication, not a trial, nor what was published before the check knew better.
   */
  lawful?: boolean;
}

/**
 * Reads one scheme document from YAML or JSON, merges it with what it inherits and says everything that is wrong with
 * it. Findings carry line and column; with `ok: true` they are warnings only, but for those of `lawful`. A template
 * (`template: true`) is read too, with whatever sections it has, but it is no version in force: `compileScheme` refuses
 * it.
 *
 * @example
 * const read = readScheme(text, { resolve: (scheme, version) => library.get(`${scheme} ${version}`) ?? null });
 * if (!read.ok) for (const finding of read.findings) console.error(finding.line, finding.message);
 */
export function readScheme(text: string, options: ReadOptions = {}): ReadResult {
  const parsed = parseText(text);
  if (!parsed.ok) return parsed;
  const chain = buildChain(parsed.value, parsed.locator, options.resolve);
  const { usable, findings } = findingsOf(chain, options.lawful ?? false);
  if (!usable) return { ok: false, findings };
  return { ok: true, document: chain.merged as SchemeDocument, sha256: options.sha256 ?? '', findings };
}

/** Stops at the first stage that finds an error: later ones would stumble over it again. */
function findingsOf(chain: Chain, lawful: boolean): { usable: boolean; findings: Finding[] } {
  const broken = chain.faults.length > 0 ? chain.faults : schemaFaults(chain.merged);
  if (broken.length > 0) {
    return { usable: false, findings: broken.map((fault) => chain.finding('error', fault)) };
  }
  const document = chain.merged as SchemeDocument;
  const checked = checkDocument(document);
  const found = lawful ? [...checked, ...lawfulFaults(document)] : checked;
  return {
    usable: !checked.some(({ level }) => level === 'error'),
    findings: found.map((fault) => ({
      ...chain.finding(fault.level, fault),
      ...(fault.clause === undefined ? {} : { clause: fault.clause }),
    })),
  };
}

/**
 * All findings about one document, lawfulness included, errors first.
 *
 * @example lintScheme('scheme: x').map((finding) => finding.code) // ['schema.missing', …]
 */
export function lintScheme(text: string, options: ReadOptions = {}): Finding[] {
  const { findings } = readScheme(text, { ...options, lawful: true });
  return [...findings].sort((a, b) => Number(a.level !== 'error') - Number(b.level !== 'error'));
}
