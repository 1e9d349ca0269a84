import { nearest } from '@jishan/scheme';

const SIGNS: readonly [sign: string, name: string][] = [
  [';', '分号'],
  ['\t', '制表符（Tab）'],
  ['，', '中文逗号'],
  ['|', '竖线'],
];

/** A header of one cell that holds other signs between names was saved with the wrong one. */
export function separatorFault(columns: readonly string[]): string | null {
  const [only] = columns;
  if (columns.length !== 1 || only === undefined) return null;
  const used = SIGNS.find(([sign]) => only.includes(sign));
  return used ? `各列用${used[1]}隔开了，要用英文逗号“,”，请另存为“CSV UTF-8（逗号分隔）”` : null;
}

/** For a column that is not there: one that may have been meant, among those that nothing else asks for. */
export function headerHint(name: string, columns: readonly string[], required: readonly string[]): string {
  const free = columns.filter((column) => column !== '' && !required.includes(column));
  const near = nearest(name, free);
  return near === null ? '' : `；表头里有一列叫 ${near}，写的是不是它？列名要一字不差，大小写也一样`;
}
