import type { ASTNode } from '@marcbachmann/cel-js';

/** A text that an expression compares with a fact or looks for in it. */
export interface ComparedText {
  variable: string;
  fact: string;
  text: string;
}

/** Every literal text that stands beside a fact: `"poor" in household.classes`, `event.grade == "full"`. */
export function comparedTexts(node: unknown): ComparedText[] {
  if (Array.isArray(node)) return node.flatMap(comparedTexts);
  if (!isNode(node)) return [];
  const { op, args } = node;
  const inner = comparedTexts(Array.isArray(args) ? args : [args]);
  if (op !== '==' && op !== '!=' && op !== 'in') return inner;
  const [left, right] = args as unknown[];
  return [...pairsOf(left, right), ...pairsOf(right, left), ...inner];
}

function pairsOf(side: unknown, other: unknown): ComparedText[] {
  if (!isNode(side) || side.op !== '.') return [];
  const [owner, fact] = side.args as unknown[];
  if (!isNode(owner) || owner.op !== 'id') return [];
  return textsOf(other).map((text) => ({ variable: owner.args, fact: String(fact), text }));
}

function textsOf(node: unknown): string[] {
  if (!isNode(node)) return [];
  if (node.op === 'list') return (node.args as unknown[]).flatMap(textsOf);
  return node.op === 'value' && typeof node.args === 'string' ? [node.args] : [];
}

function isNode(node: unknown): node is ASTNode {
  return typeof node === 'object' && node !== null && 'op' in node;
}
