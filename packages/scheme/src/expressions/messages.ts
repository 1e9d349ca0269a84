import { nearest } from '../read/nearest.ts';
import { FUNCTIONS } from './functions.ts';

/** What a fault in an expression means, in plain Chinese. */
export function expressionMessage(
  code: string | undefined,
  original: string,
  known: Record<string, readonly string[]>,
): string {
  const names = Object.keys(known);
  switch (code) {
    case 'unknown_variable': {
      const word = lastWord(original);
      return `不认识 ${word}${hint(word, names)}这里能用的是：${names.join('、')}`;
    }
    case 'no_such_key':
      return factMessage(lastWord(original), known);
    case 'no_such_overload':
    case 'no_matching_overload':
    case 'invalid_comparison_type': {
      const name = /for '(?:[\w.<>]+\.)?(\w+)\(/.exec(original)?.[1];
      if (name !== undefined) return functionMessage(name, original);
      return `两边的类型合不到一起（${original}）；数和数、文字和文字、日期和日期才能比，日期写成 date("2026-01-01")`;
    }
    case 'invalid_logical_operand':
    case 'invalid_condition_type':
      return `&&、||、! 和 ? 前面要是“成立或不成立”的话（${original}）`;
    case 'incompatible_ternary_branches':
      return `冒号两边要是同一种类型，比如都写成小数 1.0（${original}）`;
    case 'limit_exceeded':
      return '条件式太长或套得太深，请拆成几条';
    default:
      return `条件式写法不对（${original}）；“并且”写 &&，“或者”写 ||，“等于”写 ==，“不”写 !`;
  }
}

/** A function that is not there, or not for such values. */
export function functionMessage(name: string, original?: string): string {
  if (original !== undefined && (FUNCTIONS as readonly string[]).includes(name)) {
    return `函数 ${name} 不能这样用（${original}），用法见 docs/schemes/expressions.md`;
  }
  return `没有函数 ${name}${hint(name, FUNCTIONS)}能用的函数是：${FUNCTIONS.join('、')}`;
}

function factMessage(word: string, known: Record<string, readonly string[]>): string {
  const facts = Object.entries(known).flatMap(([name, all]) => all.map((fact) => `${name}.${fact}`));
  const near = nearest(
    word,
    facts.map((fact) => fact.slice(fact.indexOf('.') + 1)),
  );
  const meant = near === null ? undefined : facts.find((fact) => fact.endsWith(`.${near}`));
  const list = Object.entries(known).map(([name, all]) => `${name}.{${all.join('、')}}`);
  return `没有叫 ${word} 的事实${meant ? `，是不是想写 ${meant}？` : '。'}用到的事实要先在 facts 里写明类型；现在能用的是：${list.join('；')}`;
}

function hint(word: string, candidates: readonly string[]): string {
  const near = nearest(word, candidates);
  return near === null ? '；' : `，是不是想写 ${near}？`;
}

const lastWord = (original: string): string => original.split(':').at(-1)?.trim() ?? '';
