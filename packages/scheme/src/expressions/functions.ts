import type { ASTNode } from '@marcbachmann/cel-js';

/**
 * Functions that conditions and formulas may call; docs/schemes/expressions.md says what each does. Others of the CEL
 * library are not offered: those over timestamps reckon in UTC, where a Chinese day has two dates.
 */
export const FUNCTIONS = [
  'date',
  'age',
  'monthsSince',
  'daysSince',
  'year',
  'month',
  'day',
  'size',
  'contains',
  'startsWith',
  'endsWith',
  'has',
  'exists',
  'exists_one',
  'all',
  'filter',
  'map',
  'int',
  'double',
  'string',
] as const;

/** The first function called that is not offered; null when all are. */
export function findUnofferedCall(node: unknown): string | null {
  if (Array.isArray(node)) {
    for (const part of node) {
      const found = findUnofferedCall(part);
      if (found !== null) return found;
    }
    return null;
  }
  if (typeof node !== 'object' || node === null || !('op' in node)) return null;
  const { op, args } = node as ASTNode;
  if (op === 'call' || op === 'rcall') {
    const name = String((args as unknown[])[0]);
    if (!(FUNCTIONS as readonly string[]).includes(name)) return name;
  }
  return findUnofferedCall(Array.isArray(args) ? args : [args]);
}
