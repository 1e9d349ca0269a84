import type { CompiledScheme, CompiledVersion } from '../compiled.ts';
import type { SchemeDocument } from '../document.ts';
import { FactReader } from '../engine/facts-context.ts';
import type { BalancePlan, NoticePlan, SchemePlan, VersionPlan } from '../engine/plan.ts';
import { ExpressionCompiler } from '../expressions/compile.ts';
import type { Instant } from '../facts.ts';
import { calendarOf } from '../periods.ts';
import { dayOf, parseInstant } from '../time.ts';
import type { Finding } from '../types.ts';
import { compileBalances, compileEnds } from './balances.ts';
import { compileBases } from './bases.ts';
import { compileClasses } from './classes.ts';
import { planNets } from './effects.ts';
import type { CompileExpression } from './expression.ts';
import { compileItem } from './items.ts';
import { compileLimits, MeterBook } from './limits.ts';
import { reachOf } from './reach.ts';
import { compileRedemption } from './redemption.ts';
import { compileResults } from './results.ts';
import { warnOfVersions } from './version-warnings.ts';
import { checkVersions } from './versions.ts';
import { itemView, procedureViews, tileIds } from './view.ts';

export interface SchemeSource {
  /** As `readScheme` returned it. */
  document: SchemeDocument;
  sha256?: string;
}

/** Findings are about how versions fit together: of a scheme that compiles only warnings. */
export type CompileResult =
  | { ok: true; scheme: CompiledScheme; findings: Finding[] }
  | { ok: false; findings: Finding[] };

/**
 * Compiles all versions of one scheme, in any order. Documents must come from `readScheme`; what can still be wrong is
 * how the versions fit together.
 *
 * @example
 * const compiled = compileScheme([{ document, sha256 }]);
 * if (compiled.ok) versionAt(compiled.scheme, Date.parse('2026-03-05T10:00:00+08:00'));
 */
export function compileScheme(sources: readonly SchemeSource[]): CompileResult {
  const sorted = [...sources].sort((a, b) => startOf(a.document) - startOf(b.document));
  const documents = sorted.map((source) => source.document);
  const asGiven = (finding: Finding) => ({
    ...finding,
    sources: (finding.sources ?? []).flatMap((at) => sources.indexOf(sorted[at] as SchemeSource)),
  });
  const findings = checkVersions(documents).map(asGiven);
  const [first] = documents;
  if (findings.length > 0 || !first) return { ok: false, findings };
  const plan = compilePlan(documents, first);
  const versions = sorted.map(({ document, sha256 }) => compileView(document, sha256 ?? ''));
  const scheme: CompiledScheme = {
    id: first.scheme,
    decimals: first.decimals ?? 0,
    versions,
    reach: reachOf(plan),
    plan,
    results: documents.map((document) => compileResults(document, plan.balances, expressionsOf(document))),
  };
  return { ok: true, scheme, findings: warnOfVersions(documents).map(asGiven) };
}

/**
 * The version in force at a moment; null before the first.
 *
 * @example versionAt(scheme, Date.now())?.items.get('volunteer')?.title
 */
export function versionAt(scheme: CompiledScheme, instant: Instant): CompiledVersion | null {
  let found: CompiledVersion | null = null;
  for (const version of scheme.versions) {
    if (version.fromInstant <= instant) found = version;
  }
  return found;
}

function compilePlan(documents: readonly SchemeDocument[], first: SchemeDocument): SchemePlan {
  const balances = compileBalances(documents);
  const book = new MeterBook();
  // Meters of all versions first: an event of an old version counts in a limit that only a later one wrote.
  const limits = documents.map((document) => compileLimits(document, book));
  const startDay = dayOf(startOf(first));
  const categories = [...new Set(documents.flatMap((document) => Object.keys(document.categories)))];
  const figureNets = planNets(documents, balances, categories.length);
  const versions = documents.map((document, index) =>
    compileVersion(document, index, { balances, book, limits: limits[index] ?? new Map(), startDay }),
  );
  return {
    decimals: first.decimals ?? 0,
    unit: documents.at(-1)?.unit ?? '分',
    versions,
    meters: book.meters,
    balances: [...balances.values()],
    categories,
    zeroes: documents.some(({ items }) => Object.values(items).some((item) => item.effects?.zero)),
    figureNets,
  };
}

interface VersionParts {
  balances: ReadonlyMap<string, BalancePlan>;
  book: MeterBook;
  limits: ReturnType<typeof compileLimits>;
  startDay: number;
}

function compileVersion(document: SchemeDocument, index: number, parts: VersionParts): VersionPlan {
  const expression = expressionsOf(document);
  const { balances, startDay } = parts;
  const classes = compileClasses(document, expression);
  const eligible = document.who?.eligible;
  const { redemption } = document;
  return {
    index,
    version: String(document.version),
    from: startOf(document),
    items: new Map(
      Object.entries(document.items).map(([id, item]) => [
        id,
        compileItem(id, item, { document, ...parts, classes, expression }),
      ]),
    ),
    bases: compileBases(document, balances, classes, expression),
    categories: Object.keys(document.categories),
    ends: compileEnds(document, balances),
    eligible: eligible
      ? {
          test: expression(eligible.when, ['household'], 'bool'),
          refuses: eligible.refuses ?? false,
          clause: eligible.clause ?? '',
        }
      : null,
    redemption: redemption
      ? compileRedemption(redemption, { document, balances, classes, expression, startDay })
      : null,
    notice: document.review.countsAt === 'notice' ? compileNotice(document) : null,
    facts: new FactReader(document, classes),
  };
}

function compileNotice({ notice, items, review }: SchemeDocument): NoticePlan | null {
  if (!notice) return null;
  const daysByItem = new Map<string, number>();
  for (const [id, { procedure }] of Object.entries(items)) {
    const days = notice.lengths?.[procedure ?? review.default];
    if (days !== undefined) daysByItem.set(id, days);
  }
  return { calendar: calendarOf(notice.every), days: notice.days, daysByItem };
}

function expressionsOf(document: SchemeDocument): CompileExpression {
  const compiler = new ExpressionCompiler(document);
  return (source, names, kind, options) => {
    const result = compiler.compile(source, names, kind, options);
    if (!result.ok) throw new Error(`an unchecked expression: ${source}`);
    return result.expression;
  };
}

function compileView(document: SchemeDocument, sha256: string): CompiledVersion {
  const items = new Map(
    Object.entries(document.items).map(([id, item]) => [id, itemView(id, item, document)]),
  );
  const { notice } = document;
  return {
    version: String(document.version),
    from: document.from,
    fromInstant: startOf(document),
    sha256,
    title: document.title,
    unit: document.unit ?? '分',
    document,
    items,
    categories: Object.entries(document.categories).map(([id, category]) => ({
      id,
      title: category.title,
      short: category.short ?? category.title,
    })),
    balances: Object.entries(document.balances).map(([id, balance]) => ({
      id,
      title: balance.title,
      holder: balance.holder ?? 'household',
      period: balance.period,
    })),
    procedures: procedureViews(document),
    defaultProcedure: document.review.default,
    countsAt: document.review.countsAt ?? 'approval',
    notice: notice
      ? { every: notice.every, days: notice.days, channels: notice.channels ?? [], shows: notice.shows ?? [] }
      : null,
    tiles: tileIds(document, items),
  };
}

function startOf(document: SchemeDocument): Instant {
  const instant = parseInstant(document.from);
  if (instant === null) throw new Error(`from ${document.from} in a checked document`);
  return instant;
}
