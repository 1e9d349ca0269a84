import type { ErrorCode } from 'yaml';

const SENTENCES: Partial<Record<ErrorCode, string>> = {
  DUPLICATE_KEY: '同一处写了两个同名的键（编号不能重复），请改掉一个',
  BAD_INDENT: '缩进不对：同一层的内容要左边对齐，下一层多空两格',
  TAB_AS_INDENT: '缩进里有制表符（Tab），请换成空格',
  MISSING_CHAR: '少了符号（冒号、引号、方括号或花括号没有写完）',
  IMPOSSIBLE: '这里读不懂，请检查上一行的写法',
  UNEXPECTED_TOKEN: '这里有多余的符号',
  BLOCK_AS_IMPLICIT_KEY: '这一行里有两个冒号，文字里有冒号时请用引号括起来',
  MULTILINE_IMPLICIT_KEY: '键名要写在一行里',
  BAD_ALIAS: '引用（*名字）找不到它所指的内容',
  BAD_SCALAR_START: '文字不能用这个符号开头，请用引号括起来',
  BAD_DQ_ESCAPE: '双引号里的反斜杠写法不对',
  TAG_RESOLVE_FAILED: "以 ! 开头的内容要整个用引号括起来，如 '!event.late'",
  MULTIPLE_DOCS: '一个文件里只能有一份方案（不能用 --- 分成几份）',
};

/** What a YAML fault means, in plain Chinese, with what the lines around it show of its cause. */
export function yamlMessage(code: ErrorCode, text: string, offset: number): string {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf('\n') + 1;
  const line = text.slice(start).split('\n', 1)[0] ?? '';
  const previous = before.slice(0, start).trimEnd().split('\n').at(-1) ?? '';
  if (code === 'BAD_INDENT' && opensMore(previous)) return '上一行的括号没有写完，少了 ] 或 }';
  if (/^[^:#"']*：/.test(line)) return '这一行用了中文冒号“：”，键的后面要用英文冒号“:”加一个空格';
  if (/[[{].*[；，]\s*[A-Za-z_-]+\s*[:：]/.test(line)) return '括号里要用英文逗号“,”隔开';
  return SENTENCES[code] ?? '这里不是合格的 YAML 写法，请检查冒号、逗号、引号和缩进';
}

/** Whether a line opens more brackets than it closes. */
function opensMore(line: string): boolean {
  const plain = line.replaceAll(/"[^"]*"|'[^']*'/g, '').replace(/ #.*$/, '');
  return (plain.match(/[[{]/g) ?? []).length > (plain.match(/[\]}]/g) ?? []).length;
}
