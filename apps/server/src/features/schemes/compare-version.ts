import { createHash } from 'node:crypto';
import {
  type CompiledScheme,
  type Finding,
  placeIn,
  readScheme as readDocument,
  type SchemeDocument,
} from '@jishan/scheme';
import type { z } from 'zod';
import type { ScopedRead } from '../../platform/db/index.ts';
import { compileNext } from './compile-next.ts';
import { findingsAsJson } from './errors.ts';
import { findUnserved } from './find-unserved.ts';
import { readSchemeDocuments } from './read.ts';
import { showVersion } from './show-scheme.ts';
import { Bases, readTemplates } from './templates.ts';
import type { ComparisonAnswer, SchemeAnswer } from './wire.ts';

type Comparison = z.output<typeof ComparisonAnswer>;
type Shown = z.output<typeof SchemeAnswer>;
type Item = Shown['items'][number];

/** What a document would change for a village that has a scheme: what is wrong with it where, and what it means. */
export async function compareVersion(read: ScopedRead, villageId: number, text: string): Promise<Comparison> {
  const sha256 = createHash('sha256').update(text).digest('hex');
  const bases = await readTemplates(read, villageId, text);
  const parsed = readDocument(text, { sha256, lawful: true, resolve: bases.resolve });
  if (!parsed.ok) return { findings: asFindings(parsed.findings), against: null, items: [], sections: [] };
  const earlier = await readSchemeDocuments(read, villageId);
  const last = earlier.at(-1);
  const before = last && readDocument(last.text, { resolve: new Bases(last.bases).resolve });
  const compiled = compileNext(earlier, { document: parsed.document, sha256 });
  const between = compiled.findings.map((finding) => ({ ...finding, ...placeIn(text, finding.path) }));
  const wrong = [...parsed.findings, ...findUnserved(parsed.document), ...between];
  if (!compiled.ok || !last || !before?.ok) {
    return { findings: asFindings(wrong), against: null, items: [], sections: [] };
  }
  return {
    findings: asFindings(wrong),
    against: last.version,
    items: compareItems(...lastTwo(compiled.scheme)),
    sections: changedSections(before.document, parsed.document),
  };
}

const asFindings = (findings: readonly Finding[]) => findingsAsJson(findings) as Comparison['findings'];

/** The last published version and the one compiled behind it. */
function lastTwo(scheme: CompiledScheme): [Shown, Shown] {
  const [before, after] = scheme.versions.slice(-2);
  if (!before || !after) throw new Error('A version is compared with the one before it');
  return [showVersion(scheme, before), showVersion(scheme, after)];
}

/** Items by what people see of them: those that go, those that come, and what is different in those that stay. */
function compareItems(before: Shown, after: Shown): Comparison['items'] {
  const old = new Map(before.items.map((item) => [item.id, item]));
  const now = new Set(after.items.map(({ id }) => id));
  const gone = before.items
    .filter(({ id }) => !now.has(id))
    .map(({ id, title, pointsLabel }) => ({
      id,
      title,
      change: 'removed' as const,
      parts: [{ part: 'points' as const, before: pointsLabel, after: '' }],
    }));
  const rest = after.items.flatMap((item): Comparison['items'] => {
    const { id, title } = item;
    const was = old.get(id);
    if (!was)
      return [
        { id, title, change: 'added', parts: [{ part: 'points', before: '', after: item.pointsLabel }] },
      ];
    const parts = partsOf(was, before)
      .map(({ part, text }, at) => ({ part, before: text, after: partsOf(item, after)[at]?.text ?? '' }))
      .filter((one) => one.before !== one.after);
    return parts.length === 0 ? [] : [{ id, title, change: 'changed', parts }];
  });
  return [...gone, ...rest];
}

type Part = Comparison['items'][number]['parts'][number]['part'];

function partsOf(item: Item, { categories }: Shown): { part: Part; text: string }[] {
  return [
    { part: 'points', text: item.pointsLabel },
    { part: 'limit', text: item.limitLabel },
    { part: 'title', text: item.title },
    { part: 'kind', text: item.kind },
    { part: 'category', text: categories.find(({ id }) => id === item.category)?.title ?? item.category },
    { part: 'photos', text: `${item.evidence.photosMin}` },
    { part: 'active', text: item.active ? 'yes' : 'no' },
    { part: 'season', text: item.season ? `${item.season.from}～${item.season.to}` : '' },
    { part: 'clause', text: item.clauseText },
    { part: 'note', text: item.note },
  ];
}

/** The version's own number and day are new in every version; items are told one by one. */
const toldElsewhere = new Set(['version', 'from', 'items', 'clauses', 'extends', 'scheme']);

/** Every other part of the document in which something is different, in the document's order. */
function changedSections(before: SchemeDocument, after: SchemeDocument): string[] {
  const old: Record<string, unknown> = { ...before };
  const now: Record<string, unknown> = { ...after };
  return [...new Set([...Object.keys(now), ...Object.keys(old)])].filter(
    (key) => !toldElsewhere.has(key) && JSON.stringify(old[key]) !== JSON.stringify(now[key]),
  );
}
