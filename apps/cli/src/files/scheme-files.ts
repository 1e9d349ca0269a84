import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import {
  type CompiledScheme,
  compileScheme,
  type Finding,
  placeIn,
  readScheme,
  type SchemeSource,
} from '@jishan/scheme';
import { UnusableFiles } from './problems.ts';
import { isOffice, readBytes } from './read-bytes.ts';
import { schemeFilesIn, schemeLibrary } from './scheme-library.ts';

export interface FileFinding extends Finding {
  file: string;
}

export interface ReadSchemeFiles {
  /** Null when any finding is an error. */
  scheme: CompiledScheme | null;
  findings: FileFinding[];
}

/** The documents that SCHEME names: one file, or the versions in a folder. Throws UnusableFiles when there is none. */
export function schemeFiles(path: string): string[] {
  if (!existsSync(path)) throw new UnusableFiles([{ file: path, expected: '没有这个方案文件' }]);
  if (!statSync(path).isDirectory()) return [path];
  const files = schemeFilesIn(path);
  if (files.length === 0) {
    throw new UnusableFiles([{ file: path, expected: '文件夹里没有方案文件（.yaml、.yml 或 .json）' }]);
  }
  return files;
}

/** Throws UnusableFiles where a document cannot be read at all. */
function schemeBytes(file: string): Buffer {
  const read = readBytes(file);
  if ('fault' in read) throw new UnusableFiles([{ file, expected: read.fault }]);
  if (isOffice(read.bytes)) {
    const expected =
      '这是 Word、Excel 文件或压缩文件；方案要是文字文件，请把内容另存为 .yaml 或 .json（UTF-8）';
    throw new UnusableFiles([{ file, expected }]);
  }
  return read.bytes;
}

/**
 * Reads, checks and compiles the versions of a scheme. Templates in a folder of versions only serve to be inherited;
 * SCHEME that is nothing but templates is checked and cannot be run. With `lawful` it also says what is not lawful; that
 * does not keep it from running.
 */
export function readSchemeFiles(path: string, { lawful = false } = {}): ReadSchemeFiles {
  const sources: SchemeSource[] = [];
  const files: string[] = [];
  const findings: FileFinding[] = [];
  const unread: string[] = [];
  const resolve = schemeLibrary(path, unread);
  let broken = false;
  let templates = 0;
  for (const file of schemeFiles(path)) {
    const bytes = schemeBytes(file);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const read = readScheme(bytes.toString('utf8'), { sha256, resolve, lawful });
    const others = unread.filter((other) => other !== file);
    findings.push(
      ...read.findings.map((finding) => ({ ...maybeUnread(finding, others), file: basename(file) })),
    );
    if (!read.ok) broken = true;
    else if (read.document.template === true) templates++;
    else {
      sources.push({ document: read.document, sha256 });
      files.push(file);
    }
  }
  if (broken || (sources.length === 0 && templates > 0)) return { scheme: null, findings };
  const compiled = compileScheme(sources);
  findings.push(...compiled.findings.map((finding) => betweenFiles(finding, path, files)));
  return { scheme: compiled.ok ? compiled.scheme : null, findings };
}

/** Files named beside a parent that is not found. */
const UNREAD_NAMED = 3;

/** A parent that is not found may be one of the files that cannot be read. */
function maybeUnread(finding: Finding, unread: readonly string[]): Finding {
  if (finding.code !== 'extends.not_found' || unread.length === 0) return finding;
  const more = unread.length > UNREAD_NAMED ? ` 等 ${unread.length} 个文件` : '';
  const names = `${unread
    .slice(0, UNREAD_NAMED)
    .map((file) => basename(file))
    .join('、')}${more}`;
  return {
    ...finding,
    message: `${finding.message}。${names} 读不出来（写错了，或者不是 UTF-8 编码），要的也许就是它；用 lint 检查它看哪里不对`,
  };
}

/** What is wrong between versions, at its place in the later file, naming the other. */
function betweenFiles(finding: Finding, path: string, files: readonly string[]): FileFinding {
  const [file, other] = (finding.sources ?? []).flatMap((at) => files[at] ?? []);
  if (file === undefined) return { ...finding, file: basename(path) };
  const place = placeIn(readFileSync(file, 'utf8'), finding.path);
  const message = other === undefined ? finding.message : `${finding.message}（另一份：${basename(other)}）`;
  return { ...finding, ...place, message, file: basename(file) };
}

/** The scheme that SCHEME names, for a run; says what is wrong on standard error. Throws UnusableFiles when it cannot run. */
export function openScheme(path: string): CompiledScheme {
  const { scheme, findings } = readSchemeFiles(path);
  for (const finding of findings) console.error(findingText(finding));
  if (scheme) return scheme;
  const faulty = findings.some(({ level }) => level === 'error');
  const expected = faulty
    ? '方案有错误，改好以后再算'
    : '这是样板（template: true），只能给别的方案继承，自己不能算';
  throw new UnusableFiles([{ file: path, expected }]);
}

/** A finding as one line: file, line and column, what is wrong, and its code. */
export function findingText({ file, line, column, path, level, code, message }: FileFinding): string {
  const place = line === undefined ? file : `${file}:${line}:${column ?? 1}`;
  return `${place} ${level === 'error' ? '错误' : '提醒'} ${path === '' ? '' : `${path}：`}${message} [${code}]`;
}
