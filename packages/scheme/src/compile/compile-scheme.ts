import { baseVariables } from '../check/expressions.ts';
import type { CompiledScheme, CompiledVersion } from '../compiled.ts';
import type { SchemeDocument, SettlementRule, SubjectKind } from '../document.ts';
import { FactReader } from '../engine/facts-context.ts';
import type { BalancePlan, SchemePlan, SettlementPlan, VersionPlan } from '../engine/plan.ts';
import { type CompiledExpression, ExpressionCompiler } from '../expressions/compile.ts';
import type { VariableName } from '../expressions/environment.ts';
import type { Instant } from '../facts.ts';
import { calendarOf } from '../periods.ts';
import { dayOf, parseInstant, parseMonthDay } from '../time.ts';
import type { Finding } from '../types.ts';
import { compileBalances, compileBases, compileEnds } from './balances.ts';
import { type CompileExpression, compileItem } from './items.ts';
import { compileLimits, MeterBook } from './limits.ts';
import { compileRedemption } from './redemption.ts';
import { checkVersions } from './versions.ts';
import { itemView, procedureViews, tileIds } from './view.ts';

export interface SchemeSource {
  /** As `readScheme` returned it. */
  document: SchemeDocument;
  sha256?: string;
}

export type CompileResult = { ok: true; scheme: CompiledScheme } | { ok: false; findings: Finding[] };

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
  const findings = checkVersions(documents);
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
  };
  return { ok: true, scheme };
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
  const versions = documents.map((document, index) =>
    compileVersion(document, index, { balances, book, limits: limits[index] ?? new Map(), startDay }),
  );
  return {
    decimals: first.decimals ?? 0,
    unit: documents.at(-1)?.unit ?? '分',
    versions,
    meters: book.meters,
    balances: [...balances.values()],
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
  const { balances } = parts;
  const eligible = document.who?.eligible;
  const { redemption } = document;
  const orderTest =
    redemption?.when === undefined ? null : orderExpression(document, redemption.when, expression);
  return {
    index,
    version: String(document.version),
    from: startOf(document),
    items: new Map(
      Object.entries(document.items).map(([id, item]) => [
        id,
        compileItem(id, item, { document, ...parts, expression }),
      ]),
    ),
    bases: compileBases(document, balances, (source, id) =>
      source === undefined
        ? null
        : expression(source, baseVariables(document.base?.[id]?.of ?? 'household'), 'bool'),
    ),
    categories: Object.keys(document.categories),
    ends: compileEnds(document, balances),
    eligible: eligible
      ? {
          test: expression(eligible.when, ['household'], 'bool'),
          refuses: eligible.refuses ?? false,
          clause: eligible.clause ?? '',
        }
      : null,
    settlements: compileSettlements(document, balances),
    redemption: redemption
      ? compileRedemption(document, redemption, balances, orderTest, parts.startDay)
      : null,
    notice:
      document.review.countsAt === 'notice' && document.notice
        ? { calendar: calendarOf(document.notice.every), days: document.notice.days }
        : null,
    facts: new FactReader(document),
  };
}

function orderExpression(
  document: SchemeDocument,
  source: string,
  expression: CompileExpression,
): CompiledExpression {
  const payer = document.balances[document.redemption?.balance ?? '']?.holder;
  const names: VariableName[] =
    payer === 'member' ? ['household', 'member', 'order'] : ['household', 'order'];
  return expression(source, names, 'bool');
}

function expressionsOf(document: SchemeDocument): CompileExpression {
  const compiler = new ExpressionCompiler(document);
  return (source, names, kind) => {
    const result = compiler.compile(source, names, kind);
    if (!result.ok) throw new Error(`an unchecked expression: ${source}`);
    return result.expression;
  };
}

/** Without a section of its own, each kind of holder is settled by the periods of its balances. */
function compileSettlements(
  document: SchemeDocument,
  balances: ReadonlyMap<string, BalancePlan>,
): SettlementPlan[] {
  const rules = document.results?.settle ?? defaultSettlements(document);
  return rules.map((rule) => {
    const total = rule.total === undefined || rule.total === 'points' ? null : balances.get(rule.total);
    const shift = rule.begins === undefined ? undefined : (parseMonthDay(rule.begins) ?? undefined);
    return {
      of: rule.of ?? 'household',
      calendar: calendarOf(rule.per, shift),
      total: total ?? null,
      average: rule.average ?? 'members',
      rankBy: rule.rankBy ?? 'total',
    };
  });
}

function defaultSettlements(document: SchemeDocument): SettlementRule[] {
  const rules = new Map<string, SettlementRule>();
  for (const balance of Object.values(document.balances)) {
    const of: SubjectKind = balance.holder ?? 'household';
    const rule: SettlementRule = { of, per: balance.period };
    if (balance.begins !== undefined) rule.begins = balance.begins;
    const key = `${of} ${balance.period}`;
    if (!rules.has(key)) rules.set(key, rule);
  }
  return [...rules.values()];
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

/** Groups share limits or balances only where a rule says so; then a household cannot be scored alone. */
function reachOf(plan: SchemePlan): CompiledScheme['reach'] {
  const shared = plan.meters.some(({ of }) => of === 'group' || of === 'section' || of === 'village');
  const clipped = plan.balances.some(
    ({ holder, index }) =>
      (holder === 'group' || holder === 'section') && plan.versions.some((v) => v.ends[index]?.clips),
  );
  return shared || clipped ? 'village' : 'household';
}

function startOf(document: SchemeDocument): Instant {
  const instant = parseInstant(document.from);
  if (instant === null) throw new Error(`from ${document.from} in a checked document`);
  return instant;
}
