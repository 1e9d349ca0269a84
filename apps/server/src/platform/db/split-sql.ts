/** Parts of SQL text in which a semicolon or a placeholder means nothing. */
const opaque = [
  /--[^\n]*/y,
  /[eE]'(?:[^'\\]|\\[\s\S]|'')*'/y,
  /'(?:[^']|'')*'/y,
  /"(?:[^"]|"")*"/y,
  /\$([A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$[\s\S]*?\$\1\$/y,
];
/** A word or a parameter like $1 is taken whole, so that a quote mark inside a name never opens a string. */
const word = /[\w\u0080-\uffff][\w$\u0080-\uffff]*|\$\d+/y;

export class SqlSyntaxError extends Error {
  override readonly name = 'SqlSyntaxError';
}

/**
 * Splits a migration into single statements, each without its closing semicolon and outer blanks, and puts
 * values in the place of `:name` outside quotes and comments. Throws `SqlSyntaxError` for an unclosed quote
 * or an unknown placeholder. `BEGIN ATOMIC` bodies are refused: quote function bodies with dollars.
 *
 * @example splitSql('grant select on t to :app; select 1', { app: '"a"' })
 * // ['grant select on t to "a"', 'select 1']
 */
export function splitSql(text: string, placeholders: Record<string, string>): string[] {
  const statements: string[] = [];
  let statement = '';
  let at = 0;
  const close = () => {
    const trimmed = statement.trim();
    if (hasCode(trimmed)) statements.push(trimmed);
    statement = '';
  };
  while (at < text.length) {
    const taken = takeOpaque(text, at) ?? takePlaceholder(text, at, placeholders) ?? takeWord(text, at);
    if (taken) {
      statement += taken.text;
      at = taken.end;
      continue;
    }
    const char = text[at] as string; // at < text.length
    if (char === "'" || char === '"')
      throw new SqlSyntaxError(`Unclosed ${char} near: ${text.slice(at, at + 40)}`);
    at += 1;
    if (char === ';') close();
    else statement += char;
  }
  close();
  return statements;
}

interface Taken {
  text: string;
  end: number;
}

function takeOpaque(text: string, at: number): Taken | undefined {
  if (text.startsWith('/*', at)) return takeBlockComment(text, at);
  for (const pattern of opaque) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) return { text: match[0], end: pattern.lastIndex };
  }
  if (/^\$(?:[A-Za-z_]\w*)?\$/.test(text.slice(at, at + 64))) {
    throw new SqlSyntaxError(`Unclosed dollar quote near: ${text.slice(at, at + 40)}`);
  }
  return undefined;
}

/** Block comments nest in SQL. */
function takeBlockComment(text: string, at: number): Taken {
  const mark = /\/\*|\*\//g;
  mark.lastIndex = at;
  let depth = 0;
  for (let match = mark.exec(text); match; match = mark.exec(text)) {
    depth += match[0] === '/*' ? 1 : -1;
    if (depth === 0) return { text: text.slice(at, mark.lastIndex), end: mark.lastIndex };
  }
  throw new SqlSyntaxError(`Unclosed comment near: ${text.slice(at, at + 40)}`);
}

function takePlaceholder(text: string, at: number, values: Record<string, string>): Taken | undefined {
  if (text[at] !== ':') return undefined;
  if (text[at + 1] === ':') return { text: '::', end: at + 2 };
  const name = /^:([a-z_]\w*)/.exec(text.slice(at, at + 64))?.[1];
  if (name === undefined) return undefined;
  const value = values[name];
  if (value === undefined) throw new SqlSyntaxError(`Unknown placeholder :${name}`);
  return { text: value, end: at + 1 + name.length };
}

function takeWord(text: string, at: number): Taken | undefined {
  word.lastIndex = at;
  const match = word.exec(text);
  if (!match) return undefined;
  if (match[0].toLowerCase() === 'atomic') {
    throw new SqlSyntaxError('BEGIN ATOMIC is not supported: quote the function body with dollars');
  }
  return { text: match[0], end: word.lastIndex };
}

/** False for a rest that is only comments. */
function hasCode(statement: string): boolean {
  let at = 0;
  while (at < statement.length) {
    if (/\s/.test(statement[at] as string)) at += 1;
    else if (statement.startsWith('--', at)) at = Math.max(at + 2, statement.indexOf('\n', at) >>> 0);
    else if (statement.startsWith('/*', at)) at = takeBlockComment(statement, at).end;
    else return true;
  }
  return false;
}
