import { createHash } from 'node:crypto';
import { identifyScheme } from '@jishan/scheme';
import type { ScopedRead } from '../../platform/db/index.ts';

/** A document that another inherits. */
export interface Inherited {
  scheme: string;
  version: string;
  text: string;
  /** Hex, of the document's bytes. */
  sha256: string;
}

/** Finds what a document inherits and remembers what was found, in the order in which it was asked for. */
export class Bases {
  readonly found: Inherited[] = [];
  private readonly known: readonly Inherited[];

  /** @param known nearest place first: of two of one name the first is taken */
  constructor(known: readonly Inherited[]) {
    this.known = known;
  }

  readonly resolve = (scheme: string, version: string): string | null => {
    const one = this.known.find((each) => each.scheme === scheme && each.version === version);
    if (!one) return null;
    this.found.push(one);
    return one.text;
  };

  /** One digest over all that was found; null when nothing was. */
  digest(): string | null {
    if (this.found.length === 0) return null;
    return createHash('sha256')
      .update(this.found.map(({ sha256 }) => sha256).join(' '))
      .digest('hex');
  }
}

/**
 * Templates that a document of a place may inherit: the place's own, then those of the places above it. Nothing is read
 * for a document that inherits nothing.
 */
export async function readTemplates(read: ScopedRead, placeId: number, document: string): Promise<Bases> {
  if (!identifyScheme(document)?.extends) return new Bases([]);
  const own = await templatesOf(read, placeId);
  const above: Inherited[] = [];
  for (let at = await parentOf(read, placeId); at !== null; at = await parentOf(read, at)) {
    above.push(...(await templatesOf(read, at)));
  }
  return new Bases([...own, ...above]);
}

async function parentOf(read: ScopedRead, placeId: number): Promise<number | null> {
  const row = await read
    .selectFrom('places')
    .select('parent_id')
    .where('id', '=', placeId)
    .executeTakeFirst();
  return row?.parent_id ?? null;
}

async function templatesOf(read: ScopedRead, placeId: number): Promise<Inherited[]> {
  const rows = await read
    .selectFrom('scheme_templates')
    .select(['scheme_id', 'version', 'document', 'sha256'])
    .where('place_id', '=', placeId)
    .execute();
  return rows.map(toInherited);
}

/** What the published versions of a village inherit, by the version's number. */
export async function readBases(read: ScopedRead, villageId: number): Promise<Map<number, Inherited[]>> {
  const rows = await read
    .selectFrom('scheme_bases')
    .select(['seq', 'scheme_id', 'version', 'document', 'sha256'])
    .where('village_id', '=', villageId)
    .orderBy('seq')
    .orderBy('step')
    .execute();
  const bases = new Map<number, Inherited[]>();
  for (const row of rows) bases.set(row.seq, [...(bases.get(row.seq) ?? []), toInherited(row)]);
  return bases;
}

function toInherited(row: {
  scheme_id: string;
  version: string;
  document: string;
  sha256: Buffer;
}): Inherited {
  return {
    scheme: row.scheme_id,
    version: row.version,
    text: row.document,
    sha256: row.sha256.toString('hex'),
  };
}

/** A template of a place as a list shows it. */
export interface TemplateBrief {
  schemeId: string;
  version: string;
  sha256: string;
  note: string;
  publishedAt: Date;
}

/** What a town or district has published to be inherited, oldest first. */
export async function readTemplateBriefs(read: ScopedRead, placeId: number): Promise<TemplateBrief[]> {
  const rows = await read
    .selectFrom('scheme_templates')
    .select(['scheme_id', 'version', 'sha256', 'note', 'published_at'])
    .where('place_id', '=', placeId)
    .orderBy('published_at')
    .orderBy('scheme_id')
    .execute();
  return rows.map((row) => ({
    schemeId: row.scheme_id,
    version: row.version,
    sha256: row.sha256.toString('hex'),
    note: row.note,
    publishedAt: row.published_at,
  }));
}
