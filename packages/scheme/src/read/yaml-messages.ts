import type { ErrorCode } from 'yaml';

const SENTENCES: Partial<Record<ErrorCode, string>> = {
  DUPLICATE_KEY: '同一处写了两个同名的键（编号不能重复），请改掉一个',
  BAD_INDENT: '缩进不对：同一层的内容要左边对齐，下一层多空两格',
  TAB_AS_INDENT: '缩进里有制表符（Tab），请换成空格',
  MISSING_CHAR: '少了符号（冒号、引号、方括号或花括号没有写完）',
  IMPOSSIBLE: '这里读不懂，请检查上一行的写法',
  UNEXPECTED_TOKEN: '这里有多余的符号',
  BLOCK_AS_IMPLICIT_KEY: '这一行里有两个冒号，文字里有冒号时请用引号括起来',
  MULTILINE_IMPLICIT_KEY: '这一行不是“键: 值”：键的后面要用英文冒号“:”加一个空格',
  BAD_ALIAS: '引用（*名字）找不到它所指的内容',
  BAD_SCALAR_START: '文字不能用这个符号开头，请用引号括起来',
  BAD_DQ_ESCAPE: '双引号里的反斜杠写法不对',
  TAG_RESOLVE_FAILED: "以 ! 开头的内容要整个用引号括起来，如 '!event.late'",
  MULTIPLE_DOCS: '一个文件里只能有一份方案（不能用 --- 分成几份）',
};

/** What is wrong, and where in the text it can be put right: the parser often stumbles only later. */
export interface YamlCause {
  message: string;
  offset: number;
}

/** What a YAML fault means, in plain Chinese, with what the lines around it show of its cause. */
export function yamlCause(code: ErrorCode, text: string, offset: number): YamlCause {
  const here = lineAt(text, offset);
  const quote = code === 'MISSING_CHAR' ? openQuote(text) : null;
  if (quote !== null) return { offset: quote, message: '这一行的引号没有写完，前后要各有一个' };
  const said = (message: string): YamlCause => ({ message, offset });
  if (code === 'BAD_INDENT' && opensMore(lineBefore(text, here.start))) {
    return said('上一行的括号没有写完，少了 ] 或 }');
  }
  for (const line of [here, lineAt(text, here.end + 1)]) {
    const message = wrongSign(line.text);
    if (message !== null) return { message, offset: line === here ? offset : line.start };
  }
  if (code === 'BLOCK_AS_IMPLICIT_KEY' && (here.text.match(/:(?= |$)/g) ?? []).length === 1) {
    const next = lineAt(text, here.end + 1);
    return { offset: next.start, message: '这一行缩进得太多：和上一行同一层的，左边要对齐' };
  }
  return said(SENTENCES[code] ?? '这里不是合格的 YAML 写法，请检查冒号、逗号、引号和缩进');
}

/** Signs of a Chinese keyboard, or none at all, where YAML has one of its own. */
function wrongSign(line: string): string | null {
  if (/^\s*`{3}/.test(line)) return '这一行是网页上抄来的 ``` 记号，请整行删掉';
  if (/^[^:#"']*：/.test(line)) return '这一行用了中文冒号“：”，键的后面要用英文冒号“:”加一个空格';
  if (/^[ \t]*\u3000|:\s*\u3000/.test(line)) return '这一行里有全角空格，请换成平常的（半角）空格';
  if (/^\s*(?:- )?[\p{L}\p{N}_-]+:[^\s:/]/u.test(line)) return '英文冒号“:”后面少了一个空格';
  if (/[[{].*[；，]\s*[A-Za-z_-]+\s*[:：]/.test(line)) return '括号里要用英文逗号“,”隔开';
  return null;
}

interface Line {
  text: string;
  start: number;
  end: number;
}

function lineAt(text: string, offset: number): Line {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const stop = text.indexOf('\n', start);
  const end = stop < 0 ? text.length : stop;
  return { text: text.slice(start, end), start, end };
}

const lineBefore = (text: string, start: number): string =>
  text.slice(0, start).trimEnd().split('\n').at(-1) ?? '';

/** Where the first value begins whose quotation mark is not followed by another on its line. */
function openQuote(text: string): number | null {
  const open = /^[^\n#"']*[:\-[{,] *(["'])(?!.*\1)/m.exec(text);
  return open === null ? null : open.index + open[0].length - 1;
}

/** Whether a line opens more brackets than it closes. */
function opensMore(line: string): boolean {
  const plain = line.replaceAll(/"[^"]*"|'[^']*'/g, '').replace(/ #.*$/, '');
  return (plain.match(/[[{]/g) ?? []).length > (plain.match(/[\]}]/g) ?? []).length;
}
