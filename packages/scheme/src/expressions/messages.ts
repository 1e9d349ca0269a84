/** What a fault in an expression means, in plain Chinese. */
export function expressionMessage(
  code: string | undefined,
  original: string,
  known: Record<string, readonly string[]>,
): string {
  const names = Object.keys(known);
  switch (code) {
    case 'unknown_variable': {
      const word = original.split(':').at(-1)?.trim() ?? '';
      return `不认识 ${word}；这里能用的是：${names.join('、')}`;
    }
    case 'no_such_key': {
      const word = original.split(':').at(-1)?.trim() ?? '';
      const facts = names.map((name) => `${name}.{${(known[name] ?? []).join('、')}}`).join('；');
      return `没有叫 ${word} 的事实，请先在 facts 里写明它的类型；现在能用的是：${facts}`;
    }
    case 'no_such_overload':
    case 'no_matching_overload':
    case 'invalid_comparison_type':
      return `两边的类型合不到一起，或没有这个函数（${original}）；整数、小数、文字、日期要各比各的，日期写成 date("2026-01-01")`;
    case 'invalid_logical_operand':
    case 'invalid_condition_type':
      return `&&、||、! 和 ? 前面要是“成立或不成立”的话（${original}）`;
    case 'incompatible_ternary_branches':
      return `冒号两边要是同一种类型，比如都写成小数 1.0（${original}）`;
    case 'limit_exceeded':
      return '条件式太长或套得太深，请拆成几条';
    default:
      return `条件式写法不对（${original}）`;
  }
}
