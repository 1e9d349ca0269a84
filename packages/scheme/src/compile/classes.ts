import { baseVariables } from '../check/expressions.ts';
import type { SchemeDocument } from '../document.ts';
import { type ClassPlan, isIn } from '../engine/classes.ts';
import type { CompiledExpression } from '../expressions/compile.ts';
import type { CompileExpression } from './expression.ts';

/** The classes of one version, in the document's order. */
export function compileClasses(document: SchemeDocument, expression: CompileExpression): ClassPlan[] {
  return Object.entries(document.who?.classes ?? {}).map(([id, { title, of, when }]) => ({
    id,
    title: title ?? id,
    of,
    test: expression(when, baseVariables(of), 'bool', { inClass: true }),
  }));
}

/** Holds when somebody the context knows is in one of the classes; null where none are named. */
export function classTest(
  ids: readonly string[] | undefined,
  classes: readonly ClassPlan[],
): CompiledExpression | null {
  if (ids === undefined) return null;
  const tests = ids.map((id) => {
    const found = classes.find((one) => one.id === id);
    if (!found) throw new Error(`class ${id} is missing in a checked document`);
    return found;
  });
  return {
    source: tests.map(({ title }) => `“${title}”`).join('、'),
    run: (context, day) => tests.some((one) => isIn(one, context, day)),
  };
}

/** Holds when both hold; an absent one holds always. */
export function bothTests(
  first: CompiledExpression | null,
  second: CompiledExpression | null,
): CompiledExpression | null {
  if (!first || !second) return first ?? second;
  return {
    source: `${first.source}, ${second.source}`,
    run: (context, day) => first.run(context, day) === true && second.run(context, day) === true,
  };
}
