import type { Decimals } from '../amounts.ts';
import type { FormulaRule } from '../document.ts';
import type { FormulaPlan } from '../engine/plan.ts';
import type { CompiledExpression } from '../expressions/compile.ts';
import type { Amount } from '../types.ts';
import { minor } from './scoring.ts';

/** Turns a formula into a closure; `expression` is its compiled value. */
export function compileFormula(
  { min: least, max: most }: Pick<FormulaRule, 'min' | 'max'>,
  expression: CompiledExpression,
  decimals: Decimals,
): FormulaPlan {
  const min = least === undefined ? 0 : minor(least, decimals);
  const max = most === undefined ? Number.MAX_SAFE_INTEGER : minor(most, decimals);
  return (variables, day) => {
    const value = expression.run(variables, day);
    const points = typeof value === 'bigint' ? Number(value) : value;
    if (typeof points !== 'number' || !Number.isFinite(points)) return null;
    return Math.min(max, Math.max(min, roundToMinor(points, decimals)));
  };
}

/** Rounds a computed number of points half away from zero; twelve digits hide what binary fractions add. */
function roundToMinor(points: number, decimals: Decimals): Amount {
  const scaled = Number((points * 10 ** decimals).toPrecision(12));
  const size = Math.floor(Math.abs(scaled) + 0.5);
  return scaled < 0 ? -size : size;
}
