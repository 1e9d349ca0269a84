import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  type CompiledScheme,
  compileScheme,
  type Finding,
  readScheme,
  type SchemeSource,
} from '@jishan/scheme';
import { UnusableFiles } from './problems.ts';

export interface FileFinding extends Finding {
  file: string;
}

export interface ReadSchemeFiles {
  /** Null when any finding is an error. */
  scheme: CompiledScheme | null;
  findings: FileFinding[];
}

const SCHEME_FILE = /\.(ya?ml|json)$/i;

/** The documents that SCHEME names: one file, or the versions in a folder. Throws UnusableFiles when there is none. */
export function schemeFiles(path: string): string[] {
  if (!existsSync(path)) throw new UnusableFiles([{ file: path, expected: '没有这个方案文件' }]);
  if (!statSync(path).isDirectory()) return [path];
  const files = readdirSync(path)
    .filter((name) => SCHEME_FILE.test(name) && !name.endsWith('.schema.json'))
    .sort()
    .map((name) => join(path, name));
  if (files.length === 0) {
    throw new UnusableFiles([{ file: path, expected: '文件夹里没有方案文件（.yaml、.yml 或 .json）' }]);
  }
  return files;
}

/** Reads, checks and compiles the versions of a scheme. */
export function readSchemeFiles(path: string): ReadSchemeFiles {
  const sources: SchemeSource[] = [];
  const findings: FileFinding[] = [];
  let broken = false;
  for (const file of schemeFiles(path)) {
    const bytes = readFileSync(file);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const read = readScheme(bytes.toString('utf8'), { sha256 });
    findings.push(...read.findings.map((finding) => ({ ...finding, file: basename(file) })));
    if (read.ok) sources.push({ document: read.document, sha256 });
    else broken = true;
  }
  if (broken) return { scheme: null, findings };
  const compiled = compileScheme(sources);
  if (compiled.ok) return { scheme: compiled.scheme, findings };
  findings.push(...compiled.findings.map((finding) => ({ ...finding, file: basename(path) })));
  return { scheme: null, findings };
}

/** A finding as one line: file, line and column, what is wrong, and its code. */
export function findingText({ file, line, column, path, level, code, message }: FileFinding): string {
  const place = line === undefined ? file : `${file}:${line}:${column ?? 1}`;
  return `${place} ${level === 'error' ? '错误' : '提醒'} ${path === '' ? '' : `${path}：`}${message} [${code}]`;
}
