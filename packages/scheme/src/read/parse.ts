import {
  type Alias,
  type Document,
  isMap,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import type { Finding } from '../types.ts';
import { keyPathAt, Locator, pathText } from './locate.ts';
import { yamlCause } from './yaml-messages.ts';

export type ParseResult =
  | {
      ok: true;
      value: unknown;
      locator: Locator;
      /** Keys that stand there twice: all the rest can be read nevertheless. */
      findings: Finding[];
    }
  | { ok: false; findings: Finding[] };

/** A scheme of a village fits in a few thousand lines; more is a mistake or an attack. */
const TEXT_MAX = 4_000_000;
const FINDINGS_MAX = 200;
/** What decoders put where bytes are no UTF-8: whoever wrote the file saved it in another encoding. */
const UNDECODED = '\uFFFD';
/** Signs that nobody types and nobody sees, direction marks among them: a rule could read otherwise than it looks. */
const CONTROL = /(?![\t\n\r\u0085])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u;

/** Reads YAML or JSON into plain values; says each mistake once, however much of the rest the parser then misreads. */
export function parseText(raw: string): ParseResult {
  if (raw.length > TEXT_MAX)
    return { ok: false, findings: [whole('yaml.too_large', '方案文件太大了，最多 4 MB')] };
  // A line may end as old machines ended it; the parser knows no such line end, and as long it stays.
  const text = raw.replace(/\r(?!\n)/g, '\n');
  const undecoded = text.indexOf(UNDECODED);
  if (undecoded >= 0) return { ok: false, findings: [encodingFinding(text, undecoded)] };
  const control = text.search(CONTROL);
  if (control >= 0) return { ok: false, findings: [unseenFinding(text, control)] };
  const lines = new LineCounter();
  const parsed = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const locator = new Locator(parsed, lines);
  // A tag that nobody knows is only a warning to the library, which then reads nothing where a condition stood.
  const errors = [...parsed.errors, ...parsed.warnings];
  const findings = oncePerMistake(errors, parsed)
    .map((error) => yamlFinding(error, text, parsed, locator))
    .slice(0, FINDINGS_MAX);
  if (findings.some(({ code }) => code !== 'yaml.duplicate_key')) return { ok: false, findings };
  if (parsed.contents === null || (isScalar(parsed.contents) && parsed.contents.value === null)) {
    return { ok: false, findings: [whole('yaml.empty', '文件是空的，还没有写方案')] };
  }
  const loose = looseAlias(parsed);
  if (loose) return { ok: false, findings: [aliasFinding(loose, locator)] };
  try {
    return { ok: true, value: parsed.toJS({ maxAliasCount: 100 }), locator, findings };
  } catch (error) {
    // References may repeat each other until a few lines fill all memory; the library counts them.
    if (!(error instanceof ReferenceError)) throw error;
    return { ok: false, findings: [whole('yaml.aliases', '引用（*名字）套得太多，请直接写出内容')] };
  }
}

/** After a mistake in the signs the parser guesses, so only the first such mistake is sure; keys written twice all are. */
function oncePerMistake(all: readonly YAMLError[], parsed: Document): YAMLError[] {
  // A key that stands twice only because signs are wrong has no place among the keys.
  const broken = all.some(({ code }) => code !== 'DUPLICATE_KEY');
  const errors = all.filter(
    ({ code, pos }) => !(broken && code === 'DUPLICATE_KEY' && keyPathAt(parsed, pos[0]) === null),
  );
  const sorted = errors.sort((a, b) => a.pos[0] - b.pos[0]);
  const first = sorted.findIndex((error) => error.code !== 'DUPLICATE_KEY');
  return first < 0 ? sorted : sorted.slice(0, first + 1);
}

function yamlFinding(error: YAMLError, text: string, parsed: Document, locator: Locator): Finding {
  const twice = error.code === 'DUPLICATE_KEY' ? keyPathAt(parsed, error.pos[0]) : null;
  if (twice === null) {
    const { message, offset } = yamlCause(error.code, text, error.pos[0]);
    return { level: 'error', code: 'yaml.syntax', path: '', message, ...locator.at(offset) };
  }
  const place = locator.at(error.pos[0]);
  const first = locator.at(firstOffset(parsed, twice));
  return {
    level: 'error',
    code: 'yaml.duplicate_key',
    path: pathText(twice),
    message: `${String(twice.at(-1))} 在同一处写了两次（第 ${first.line} 行已经有一个），编号不能重复，请改掉一个`,
    ...place,
  };
}

/** Where the first of several keys of one name stands. */
function firstOffset(parsed: Document, path: readonly (string | number)[]): number {
  const parent = parsed.getIn(path.slice(0, -1), true);
  const pair = isMap(parent)
    ? parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(path.at(-1)))
    : undefined;
  return (pair?.key as { range?: [number, number, number] } | undefined)?.range?.[0] ?? 0;
}

const encodingFinding = (text: string, at: number): Finding => ({
  ...whole('yaml.encoding', '文件里有读不出来的字，多半不是 UTF-8 编码，请另存为 UTF-8'),
  ...placeAt(text, at),
});

const unseenFinding = (text: string, at: number): Finding => ({
  ...whole('yaml.unseen', '这里有一个看不见的控制字符，请删掉这几个字重新写'),
  ...placeAt(text, at),
});

function placeAt(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

function whole(code: string, message: string): Finding {
  return { level: 'error', code, path: '', message, line: 1, column: 1 };
}

/** The first reference to something that is not there. */
function looseAlias(parsed: Document): Alias | null {
  let found: Alias | null = null;
  visit(parsed, {
    Alias(_, alias) {
      if (alias.resolve(parsed)) return undefined;
      found = alias;
      return visit.BREAK;
    },
  });
  return found;
}

function aliasFinding(alias: Alias, locator: Locator): Finding {
  return {
    level: 'error',
    code: 'yaml.syntax',
    path: '',
    message: `引用 *${alias.source} 找不到它所指的内容；文字以 * 开头时请用引号括起来`,
    ...locator.at(alias.range?.[0] ?? 0),
  };
}
