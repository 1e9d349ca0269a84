import type { ClassKind } from '../document.ts';
import type { CompiledExpression, ExpressionContext } from '../expressions/compile.ts';

export interface ClassPlan {
  id: string;
  title: string;
  of: ClassKind;
  test: CompiledExpression;
}

/** Nobody is in a class of a kind that the context does not know. */
export function isIn({ of, test }: ClassPlan, context: ExpressionContext, day: number): boolean {
  return context[of] !== undefined && test.run(context, day) === true;
}
