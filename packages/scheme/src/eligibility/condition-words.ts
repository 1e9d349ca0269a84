import type { ASTNode } from '@marcbachmann/cel-js';
import type { FactType } from '../document.ts';

/** What the words of a condition are made of. */
export interface ConditionNames {
  /** Chinese name of a fact of the household. */
  title(fact: string): string;
  type(fact: string): FactType | undefined;
  className(id: string): string;
}

const NUMBERS: Record<string, string> = { '>=': '不少于', '>': '多于', '<=': '不多于', '<': '少于' };
const DATES: Record<string, string> = { '>=': '不早于', '>': '晚于', '<=': '不晚于', '<': '早于' };
const SINCE: Record<string, string> = {
  age: '周岁数',
  monthsSince: '到现在的月数',
  daysSince: '到现在的天数',
};

/** A condition in words a villager understands; null where it is of a kind that only the expression itself can say. */
export function conditionWords(node: ASTNode, names: ConditionNames): string | null {
  const fact = factOf(node);
  if (fact !== null) return `${names.title(fact)}：是`;
  const args = node.args as unknown[];
  if (node.op === '!_') {
    const inner = node.args;
    const denied = factOf(inner);
    if (denied !== null) return `${names.title(denied)}：否`;
    const words = conditionWords(inner, names);
    return words === null ? null : `不是“${words}”`;
  }
  if (node.op === '&&' || node.op === '||') {
    const parts = args.map((part) => conditionWords(part as ASTNode, names));
    return parts.includes(null) ? null : parts.join(node.op === '&&' ? '，并且' : '，或者');
  }
  if (node.op === 'in') return membership(args as [ASTNode, ASTNode], names);
  return comparison(node, names);
}

function comparison(node: ASTNode, names: ConditionNames): string | null {
  const [left, right] = node.args as unknown as [ASTNode, ASTNode];
  const subject = subjectOf(left, names);
  const value = valueOf(right, names);
  if (subject === null || value === null) return null;
  if (node.op === '==') return `${subject}是 ${value}`;
  if (node.op === '!=') return `${subject}不是 ${value}`;
  const fact = factOf(left);
  const words = (fact !== null && names.type(fact) === 'date' ? DATES : NUMBERS)[node.op];
  return words === undefined ? null : `${subject}${words} ${value}`;
}

function subjectOf(node: ASTNode, names: ConditionNames): string | null {
  const fact = factOf(node);
  if (fact !== null) return names.title(fact);
  if (node.op !== 'call') return null;
  const [name, given] = node.args;
  const inner = given[0] ? factOf(given[0]) : null;
  const words = SINCE[name];
  return inner === null || words === undefined ? null : `${names.title(inner)}${words}`;
}

function valueOf(node: ASTNode, names: ConditionNames): string | null {
  if (node.op === 'value') {
    const value: unknown = node.args;
    if (typeof value === 'boolean') return value ? '“是”' : '“否”';
    return typeof value === 'string' ? `“${value}”` : String(value);
  }
  if (node.op === 'call') {
    const [name, given] = node.args;
    const text: unknown = given[0]?.op === 'value' ? given[0].args : null;
    return name === 'date' && typeof text === 'string' ? text : null;
  }
  const fact = factOf(node);
  return fact === null ? null : names.title(fact);
}

function membership([one, many]: [ASTNode, ASTNode], names: ConditionNames): string | null {
  if (factOf(many) === 'classes' && one.op === 'value') return `属于“${names.className(String(one.args))}”`;
  const fact = factOf(one);
  if (fact === null || many.op !== 'list') return null;
  const values = many.args.map((value) => valueOf(value, names));
  return values.includes(null) ? null : `${names.title(fact)}是这些之一：${values.join('、')}`;
}

/** The fact that a node is, as in `household.residents`. */
export function factOf(node: unknown): string | null {
  if (typeof node !== 'object' || node === null || (node as ASTNode).op !== '.') return null;
  const [owner, fact] = (node as ASTNode).args as unknown as [ASTNode, string];
  return owner.op === 'id' && owner.args === 'household' ? fact : null;
}

/** Every fact of the household that a condition asks for, each once, in order. */
export function factsIn(node: unknown): string[] {
  if (Array.isArray(node)) return [...new Set(node.flatMap(factsIn))];
  const fact = factOf(node);
  if (fact !== null) return [fact];
  if (typeof node !== 'object' || node === null || !('op' in node)) return [];
  const { args } = node as ASTNode;
  return factsIn(Array.isArray(args) ? args : [args]);
}
