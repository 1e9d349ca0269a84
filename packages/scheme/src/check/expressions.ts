import type { ItemRule, SubjectKind } from '../document.ts';
import { ExpressionCompiler, type ResultKind } from '../expressions/compile.ts';
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
  ) => {
    if (source === undefined) return;
    const result = compiler.compile(source, names, kind);
    if (!result.ok) report.error(path, 'expression', result.message);
  };
  check(['who', 'eligible', 'when'], document.who?.eligible?.when, ['household'], 'bool');
  const payer = document.balances[document.redemption?.balance ?? '']?.holder;
  const orderVariables: VariableName[] =
    payer === 'member' ? ['household', 'member', 'order'] : ['household', 'order'];
  check(['redemption', 'when'], document.redemption?.when, orderVariables, 'bool');
  for (const [id, base] of Object.entries(document.base ?? {})) {
    check(['base', id, 'when'], base.when, baseVariables(base.of ?? 'household'), 'bool');
  }
  for (const [id, item] of Object.entries(document.items)) {
    const path: Path = ['items', id];
    for (const { at, source } of conditionsOf(item))
      check([...path, ...at], source, itemVariables(item), 'bool');
    for (const [at, factor] of (item.factors ?? []).entries()) {
      check([...path, 'factors', at, 'when'], factor.when, itemVariables(item), 'bool');
    }
    if (typeof item.points === 'object' && 'formula' in item.points) {
      const { value } = item.points.formula;
      check([...path, 'points', 'formula', 'value'], value, itemVariables(item), 'number');
    }
  }
}

/** The variables an item's expressions may name. */
export function itemVariables(item: ItemRule): VariableName[] {
  const subjects = item.subjects ?? ['household', 'member'];
  const names: VariableName[] = ['event', 'household'];
  if (subjects.includes('member')) names.push('member');
  if (subjects.includes('organisation')) names.push('organisation');
  return names;
}

/** The variables a base's condition may name. */
export function baseVariables(of: SubjectKind): VariableName[] {
  if (of === 'member') return ['household', 'member'];
  return of === 'organisation' ? ['household', 'organisation'] : ['household'];
}

function conditionsOf(item: ItemRule): { at: Path; source: string }[] {
  if (item.when === undefined) return [];
  if (typeof item.when === 'string') return [{ at: ['when'], source: item.when }];
  return item.when.map((condition, index) => ({ at: ['when', index, 'test'], source: condition.test }));
}
