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
      return `${typesMessage(original)}；数和数、文字和文字、日期和日期才能比，日期写成 date("2026-01-01")`;
    }
    case 'invalid_logical_operand':
    case 'invalid_condition_type':
      return `&&、||、! 和 ? 前面要是“成立或不成立”的话，现在是${lastType(original)}`;
    case 'incompatible_ternary_branches':
      return `冒号两边要是同一种类型，比如都写成小数 1.0；现在是${quoted(original).map(typeWord).join('和')}`;
    case 'heterogeneous_list_element':
      return `方括号里的要是同一种类型，现在有${quoted(original).map(typeWord).join('，也有')}`;
    case 'cannot_index_type':
      return `${lastType(original)}里面没有别的内容，后面不能再写点或方括号`;
    case 'limit_exceeded':
      return '条件式太长或套得太深，请拆成几条';
    default:
      return `条件式写法不对：${syntaxMessage(code, original)}；“并且”写 &&，“或者”写 ||，“等于”写 ==，“不”写 !`;
  }
}

/** A function that is not there, or not for such values. */
export function functionMessage(name: string, original?: string): string {
  if (original !== undefined && (FUNCTIONS as readonly string[]).includes(name)) {
    const given = (/\((.*)\)'?$/.exec(original)?.[1] ?? '').split(', ').filter((one) => one !== '');
    const now = given.length === 0 ? '现在括号里是空的' : `现在括号里是${given.map(typeWord).join('、')}`;
    return `函数 ${name} 不能这样用：${now}，用法见 docs/schemes/expressions.md`;
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

const TYPE_WORDS: Record<string, string> = {
  bool: '成立或不成立',
  int: '整数',
  double: '小数',
  string: '文字',
  null: '空（null）',
  'google.protobuf.Timestamp': '日期',
};

/** What CEL calls a type, as a clerk would say it. */
export function typeWord(type: string): string {
  const inner = /^list<(.*)>$/.exec(type)?.[1];
  return TYPE_WORDS[type] ?? (inner === undefined ? '一组事实' : `一列${typeWord(inner)}`);
}

/** `no such overload: int > string`, or `!int` with one side. */
function typesMessage(original: string): string {
  const [left = '', sign, right] = original
    .slice(original.indexOf(':') + 1)
    .trim()
    .split(' ');
  if (sign !== undefined && right !== undefined) {
    return `两边的类型合不到一起：${sign} 的左边是${typeWord(left)}，右边是${typeWord(right)}`;
  }
  return `类型不对：${left.slice(0, 1)} 后面是${typeWord(left.slice(1))}`;
}

const quoted = (original: string): string[] =>
  [...original.matchAll(/'([^']+)'/g)].map(([, one]) => one ?? '');

const lastType = (original: string): string => typeWord(quoted(original).at(-1) ?? '');

const SIGNS: Record<string, string> = {
  RPAREN: '右括号 )',
  RBRACKET: '右方括号 ]',
  RBRACE: '右花括号 }',
  COLON: '冒号 :',
  IDENTIFIER: '名字',
};

/** Where the signs of an expression went wrong. */
function syntaxMessage(code: string | undefined, original: string): string {
  const expected = /^Expected (\w+)/.exec(original)?.[1];
  const wanted = expected === undefined ? undefined : SIGNS[expected];
  if (wanted !== undefined) return `少了${wanted}`;
  if (/EOF/.test(original)) return '没有写完，后面还少内容';
  if (code === 'unterminated_string') return '引号没有写完，少了后一个引号';
  const character = /character: '?(\S+?)'?$/.exec(original)?.[1];
  if (character !== undefined) return `有不该在这里的字符 ${character}`;
  const word = /^Reserved identifier: (\w+)/.exec(original)?.[1];
  return word === undefined ? '有不该在这里的符号' : `${word} 不能当名字用`;
}

const lastWord = (original: string): string => original.split(':').at(-1)?.trim() ?? '';
