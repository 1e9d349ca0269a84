import type { CompiledExpression, ResultKind } from '../expressions/compile.ts';
import type { VariableName } from '../expressions/environment.ts';

/** Compiles an expression of a checked document; one that does not pass is a fault of ours. */
export type CompileExpression = (
  source: string,
  names: readonly VariableName[],
  kind: ResultKind,
  options?: { inClass?: boolean },
) => CompiledExpression;
