import type { ASTNode, Environment } from '@marcbachmann/cel-js';
import type { SchemeDocument } from '../document.ts';
import { parseDay } from '../time.ts';
import { buildEnvironment, factNames, type Moment, type VariableName } from './environment.ts';
import { findUnofferedCall } from './functions.ts';
import { type ComparedText, comparedTexts } from './literals.ts';
import { expressionMessage, functionMessage, typeWord } from './messages.ts';

/** Values of the variables, already in the types that CEL knows. */
export type ExpressionContext = Partial<Record<VariableName, object>>;

export interface CompiledExpression {
  source: string;
  /** Value, or undefined when a fact it needs is unknown (or it divides by zero). */
  run(context: ExpressionContext, day: number): unknown;
}

export type ExpressionResult =
  | { ok: true; expression: CompiledExpression; texts: ComparedText[] }
  | { ok: false; message: string };

export type ResultKind = 'bool' | 'number';

/** Compiles the expressions of one document; environments are built once per set of variables. */
export class ExpressionCompiler {
  private readonly document: SchemeDocument;
  private readonly moment: Moment = { day: 0 };
  private readonly environments = new Map<string, Environment>();

  constructor(document: SchemeDocument) {
    this.document = document;
  }

  /** @param options.inClass the expression says who is in a class, and so may not ask for classes */
  compile(
    source: string,
    names: readonly VariableName[],
    kind: ResultKind,
    options?: { inClass?: boolean },
  ): ExpressionResult {
    const withClasses = !options?.inClass;
    const environment = this.environment(names, withClasses);
    const known = Object.fromEntries(names.map((n) => [n, factNames(this.document, n, withClasses)]));
    const fail = (error: unknown): ExpressionResult => {
      const { code, summary, message } = error as { code?: string; summary?: string; message: string };
      return { ok: false, message: expressionMessage(code, summary ?? message, known) };
    };
    try {
      const checked = environment.check(source);
      if (!checked.valid) return fail(checked.error);
      const type = String(checked.type);
      if (!TYPES_OF[kind].includes(type)) {
        return {
          ok: false,
          message: `这里要算出${kind === 'bool' ? '成立或不成立' : '一个数'}，现在算出的是${type.startsWith('$') ? `一组事实，要写明是哪一项，如 ${type.replace('$', '')}.id` : typeWord(type)}`,
        };
      }
      const parsed = environment.parse(source);
      const unoffered = findUnofferedCall(parsed.ast);
      if (unoffered !== null) return { ok: false, message: functionMessage(unoffered) };
      const badDate = findBadDate(parsed.ast);
      if (badDate !== null)
        return { ok: false, message: `date("${badDate}") 不是一个真实的日期，要写成“年-月-日”` };
      return { ok: true, expression: this.wrap(source, parsed), texts: comparedTexts(parsed.ast) };
    } catch (error) {
      return fail(error);
    }
  }

  private wrap(source: string, parsed: (context: ExpressionContext) => unknown): CompiledExpression {
    const { moment } = this;
    return {
      source,
      run(context, day) {
        moment.day = day;
        try {
          return parsed(context);
        } catch {
          // An unknown fact stops the evaluation; what that means is the caller's business.
          return undefined;
        }
      },
    };
  }

  private environment(names: readonly VariableName[], withClasses: boolean): Environment {
    const key = `${names.join()} ${withClasses}`;
    let environment = this.environments.get(key);
    if (!environment) {
      environment = buildEnvironment(this.document, names, this.moment, withClasses);
      this.environments.set(key, environment);
    }
    return environment;
  }
}

const TYPES_OF: Record<ResultKind, readonly string[]> = { bool: ['bool'], number: ['int', 'double'] };

/** The first literal given to `date()` that is no date; a wrong one would silently never hold. */
function findBadDate(node: unknown): string | null {
  if (Array.isArray(node)) {
    for (const part of node) {
      const found = findBadDate(part);
      if (found !== null) return found;
    }
    return null;
  }
  if (typeof node !== 'object' || node === null || !('op' in node)) return null;
  const { op, args } = node as ASTNode;
  if (op === 'call' && (args as unknown[])[0] === 'date') {
    const literal = ((args as unknown[])[1] as ASTNode[])[0];
    if (literal?.op === 'value' && typeof literal.args === 'string' && parseDay(literal.args) === null) {
      return literal.args;
    }
  }
  return findBadDate(Array.isArray(args) ? args : [args]);
}
