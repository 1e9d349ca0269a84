import { checkDocument, checkReadable } from '../check/index.ts';
import { lawfulFaults } from '../lawful/index.ts';
import type { Finding, SchemeDocument } from '../types.ts';
import { buildChain, type Chain, type ResolveScheme } from './chain.ts';
import type { Path } from './locate.ts';
import { parseText } from './parse.ts';
import { readablePart } from './readable.ts';
import { type SchemaFault, schemaFaults } from './validate.ts';

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
  const shape = schemaFaults(chain.merged);
  const lawful = options.lawful ?? false;
  if (parsed.findings.length + chain.faults.length + shape.length > 0) {
    const broken = [...chain.faults, ...shape.filter((fault) => isOwn(chain, fault))];
    const found = [
      ...parsed.findings,
      ...broken.map((fault) => chain.finding('error', fault)),
      ...furtherFindings(chain, shape, { twice: parsed.findings.length > 0, lawful }),
    ];
    return { ok: false, findings: found.toSorted(byPlace) };
  }
  const document = chain.merged as SchemeDocument;
  const checked = checkDocument(document);
  const findings = [...checked, ...(lawful ? lawfulFaults(document) : [])].map((fault) => said(chain, fault));
  if (checked.some(({ level }) => level === 'error')) return { ok: false, findings };
  return { ok: true, document, sha256: options.sha256 ?? '', findings };
}

type Said = ReturnType<typeof checkDocument>[number];

function said(chain: Chain, fault: Said): Finding {
  const finding = chain.finding(fault.level, fault);
  return fault.clause === undefined ? finding : { ...finding, clause: fault.clause };
}

function byPlace(a: Finding, b: Finding): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

/** What an ancestor that cannot be found may say is not missing here, and what is taken away from it is empty on purpose. */
function isOwn({ whole, merged }: Chain, { code, path, missing }: SchemaFault): boolean {
  if (whole) return true;
  if (missing !== undefined) return path.length === 0 && OWN_HEAD.has(missing);
  return code !== 'schema.type' || stepInto(merged, path) !== null;
}

/** What no document inherits. */
const OWN_HEAD: ReadonlySet<string> = new Set(['scheme', 'title', 'version', 'from']);

function stepInto(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, step) => (at as Record<string | number, unknown> | undefined)?.[step],
    value,
  );
}

/**
 * What else is wrong with a document that has faults already, so that nobody mends it in ten rounds: of the part that can
 * be read, and only what does not follow from the faults.
 */
function furtherFindings(
  chain: Chain,
  shape: readonly SchemaFault[],
  { twice, lawful }: { twice: boolean; lawful: boolean },
): Finding[] {
  // Of two keys of one name only one is seen, and an ancestor that is not there may say anything.
  const part = readablePart(chain.merged, shape, chain.whole && !twice);
  if (!part) return [];
  const found: Said[] = checkReadable(part);
  if (lawful) found.push(...lawfulFaults(part.document).filter(({ path }) => path[0] !== 'categories'));
  return found.map((fault) => said(chain, fault));
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
