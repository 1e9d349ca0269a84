import { type CompiledScheme, compileScheme, readScheme as readDocument } from '@jishan/scheme';
import { readTogether, type ScopedRead } from '../../platform/db/index.ts';
import { Bases, type Inherited, readBases } from './templates.ts';

/** A published version as it lies in the database, without its text. */
export interface VersionBrief {
  seq: number;
  schemeId: string;
  version: string;
  /** First day in force. */
  from: string;
  /** Hex, of the document's bytes. */
  sha256: string;
  note: string;
  publishedAt: Date;
}

/** Every published version of a village, oldest first. */
export async function readVersions(read: ScopedRead, villageId: number): Promise<VersionBrief[]> {
  const rows = await read
    .selectFrom('scheme_versions')
    .select(['seq', 'scheme_id', 'version', 'from_on', 'sha256', 'note', 'published_at'])
    .where('village_id', '=', villageId)
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({
    seq: row.seq,
    schemeId: row.scheme_id,
    version: row.version,
    from: row.from_on,
    sha256: row.sha256.toString('hex'),
    note: row.note,
    publishedAt: row.published_at,
  }));
}

/** A published version with what it inherits. */
export interface SchemeText {
  version: string;
  from: string;
  sha256: string;
  text: string;
  bases: readonly Inherited[];
}

/** The texts of every published version, oldest first: what an export holds. */
export async function readSchemeDocuments(read: ScopedRead, villageId: number): Promise<SchemeText[]> {
  const [rows, bases] = await Promise.all([
    read
      .selectFrom('scheme_versions')
      .select(['seq', 'version', 'from_on', 'sha256', 'document'])
      .where('village_id', '=', villageId)
      .orderBy('seq')
      .execute(),
    readBases(read, villageId),
  ]);
  return rows.map((row) => ({
    version: row.version,
    from: row.from_on,
    sha256: row.sha256.toString('hex'),
    text: row.document,
    bases: bases.get(row.seq) ?? [],
  }));
}

/**
 * Compiled schemes by the digests of their documents. Versions are immutable, so equal digests mean equal rules: the
 * cache can never be stale, whichever process published last, and villages with the same rules share an entry.
 */
const compiled = new Map<string, CompiledScheme>();
const COMPILED_MAX = 500;

/** All published versions of a village, compiled; null before the first. Costs one small query when nothing is new. */
export async function readScheme(read: ScopedRead, villageId: number): Promise<CompiledScheme | null> {
  const rows = await readDigests(read, [], [String(villageId)]);
  if (rows.length === 0) return null;
  const key = rows
    .flatMap(({ sha256, bases_sha256: bases }) => (bases ? [sha256, bases] : [sha256]))
    .map((digest) => digest.toString('base64url'))
    .join('.');
  const known = compiled.get(key);
  if (known) return known;
  const scheme = compileTexts(await readSchemeDocuments(read, villageId));
  if (compiled.size >= COMPILED_MAX) {
    const oldest = compiled.keys().next();
    if (!oldest.done) compiled.delete(oldest.value);
  }
  compiled.set(key, scheme);
  return scheme;
}

/** By village. */
const readDigests = readTogether(
  (read, _: readonly [], villageIds) =>
    read
      .selectFrom('scheme_versions')
      .select(['village_id', 'sha256', 'bases_sha256'])
      .where('village_id', 'in', villageIds.map(Number))
      .orderBy('seq')
      .execute(),
  (row) => String(row.village_id),
);

/** Published texts were checked when they were published: a fault now is a broken invariant. */
function compileTexts(versions: readonly SchemeText[]): CompiledScheme {
  const sources = versions.map(({ text, sha256, bases }) => {
    const parsed = readDocument(text, { sha256, resolve: new Bases(bases).resolve });
    if (!parsed.ok) throw new Error(`A published scheme (${sha256}) cannot be read any more`);
    return { document: parsed.document, sha256 };
  });
  const result = compileScheme(sources);
  if (!result.ok)
    throw new Error(`Published schemes cannot be compiled any more: ${result.findings[0]?.message}`);
  return result.scheme;
}
