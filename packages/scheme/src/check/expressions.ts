import type { ItemRule, SchemeDocument, SubjectKind } from '../document.ts';
import { ExpressionCompiler, type ResultKind } from '../expressions/compile.ts';
import type { ComparedText } from '../expressions/literals.ts';
import type { VariableName } from '../expressions/environment.ts';
import type { Path } from '../read/locate.ts';
import type { Report } from './report.ts';

/** Parses and type-checks every expression of the document. */
export function checkExpressions(report: Report): void {
  const { document } = report;
  const compiler = new ExpressionCompiler(document);
  const check = (
    path: Path,
    source: string | undefined,
    names: readonly VariableName[],
    kind: ResultKind,
    options?: { inClass?: boolean; item?: ItemRule },
  ) => {
    if (source === undefined) return;
    const result = compiler.compile(source, names, kind, options);
    if (!result.ok) report.error(path, 'expression', result.message);
    else checkTexts(report, path, result.texts, options?.item);
  };
  check(['who', 'eligible', 'when'], document.who?.eligible?.when, ['household'], 'bool');
  for (const [id, rule] of Object.entries(document.who?.classes ?? {})) {
    check(['who', 'classes', id, 'when'], rule.when, baseVariables(rule.of), 'bool', { inClass: true });
  }
  for (const { path, when, variables } of orderConditions(document)) check(path, when, variables, 'bool');
  for (const { path, when, of } of resultConditions(document)) check(path, when, baseVariables(of), 'bool');
  for (const [id, base] of Object.entries(document.base ?? {})) {
    const variables = baseVariables(base.of ?? 'household');
    check(['base', id, 'when'], base.when, variables, 'bool');
    if (typeof base.points === 'number') continue;
    check(['base', id, 'points', 'formula', 'value'], base.points.formula.value, variables, 'number');
  }
  for (const [id, item] of Object.entries(document.items)) {
    const path: Path = ['items', id];
    for (const { at, source } of conditionsOf(item))
      check([...path, ...at], source, itemVariables(item), 'bool', { item });
    for (const [at, factor] of (item.factors ?? []).entries()) {
      check([...path, 'factors', at, 'when'], factor.when, itemVariables(item), 'bool', { item });
    }
    if (typeof item.points === 'object' && 'formula' in item.points) {
      const { value } = item.points.formula;
      check([...path, 'points', 'formula', 'value'], value, itemVariables(item), 'number', { item });
    }
  }
}

/** Texts beside classes and grades must be one of them; a slip of the pen would never hold. */
function checkTexts(report: Report, path: Path, texts: readonly ComparedText[], item?: ItemRule): void {
  const { who, template } = report.document;
  for (const { variable, fact, text } of texts) {
    if (fact === 'classes') report.refer(path, text, who?.classes, 'ref.class', '分类');
    if (variable !== 'event' || fact !== 'grade' || !item || template === true) continue;
    const { points } = item;
    if (typeof points === 'object' && 'grades' in points) {
      report.refer(path, text, points.grades, 'ref.grade', '档次');
    } else {
      report.warn(
        path,
        'expression.grade',
        `这个项目不是按档次（grades）给分的，登记时不填档次，event.grade 和“${text}”多半合不上`,
      );
    }
  }
}

/** Conditions of the redemption and its purses; a member is known where a member pays. */
function orderConditions(
  document: SchemeDocument,
): { path: Path; when: string | undefined; variables: VariableName[] }[] {
  const { redemption, balances } = document;
  if (!redemption) return [];
  const rules: [Path, { balance: string; when?: string }][] = [[['redemption'], redemption]];
  for (const [at, purse] of (redemption.purses ?? []).entries()) {
    rules.push([['redemption', 'purses', at], purse]);
  }
  return rules.map(([path, { balance, when }]) => ({
    path: [...path, 'when'],
    when,
    variables:
      balances[balance]?.holder === 'member' ? ['household', 'member', 'order'] : ['household', 'order'],
  }));
}

/** Conditions of lists, stars, gates and titles, over their holder. */
function resultConditions({
  results,
}: SchemeDocument): { path: Path; when: string | undefined; of: SubjectKind }[] {
  const rules: [Path, { of?: SubjectKind; when?: string }][] = [];
  for (const [at, rule] of (results?.stars ?? []).entries()) rules.push([['results', 'stars', at], rule]);
  for (const key of ['lists', 'gates', 'titles'] as const) {
    for (const [id, rule] of Object.entries(results?.[key] ?? {})) rules.push([['results', key, id], rule]);
  }
  return rules.map(([path, { of, when }]) => ({ path: [...path, 'when'], when, of: of ?? 'household' }));
}

/** The variables an item's expressions may name. */
export function itemVariables(item: ItemRule): VariableName[] {
  const subjects = item.subjects ?? ['household', 'member'];
  const names: VariableName[] = ['event', 'household'];
  if (subjects.includes('member')) names.push('member');
  if (subjects.includes('organisation')) names.push('organisation');
  return names;
}

/** The variables a base's condition and formula may name. */
export function baseVariables(of: SubjectKind): VariableName[] {
  if (of === 'member') return ['household', 'member'];
  if (of === 'group' || of === 'section') return [of];
  return of === 'organisation' ? ['household', 'organisation'] : ['household'];
}

function conditionsOf(item: ItemRule): { at: Path; source: string }[] {
  if (item.when === undefined) return [];
  if (typeof item.when === 'string') return [{ at: ['when'], source: item.when }];
  return item.when.map((condition, index) => ({ at: ['when', index, 'test'], source: condition.test }));
}
