import { Ajv2020 } from 'ajv/dist/2020.js';
import { type Document, LineCounter, parseDocument } from 'yaml';
import { checkDocument } from '../check/index.ts';
import { schemeSchema } from '../schema/index.ts';
import type { Finding, SchemeDocument } from '../types.ts';
import { Locator, type Path, pathText } from './locate.ts';
import { schemaMessage } from './schema-messages.ts';
import { yamlMessage } from './yaml-messages.ts';

export type ReadResult =
  | { ok: true; document: SchemeDocument; sha256: string; findings: Finding[] }
  | { ok: false; findings: Finding[] };

/** A scheme of a village fits in a few thousand lines; more is a mistake or an attack. */
const TEXT_MAX = 4_000_000;
const FINDINGS_MAX = 200;

let validator: ReturnType<Ajv2020['compile']> | null = null;

function validate(value: unknown): NonNullable<ReturnType<Ajv2020['compile']>['errors']> {
  validator ??= new Ajv2020({ allErrors: true, verbose: true, strict: true, allowUnionTypes: true }).compile(
    schemeSchema,
  );
  return validator(value) ? [] : (validator.errors ?? []);
}

/**
 * Reads one scheme document from YAML or JSON and says everything that is wrong with it. Findings carry line and
 * column; with `ok: true` they are warnings only.
 *
 * @example
 * const read = readScheme(text);
 * if (!read.ok) for (const finding of read.findings) console.error(finding.line, finding.message);
 */
export function readScheme(text: string, options: { sha256?: string } = {}): ReadResult {
  if (text.length > TEXT_MAX) {
    return { ok: false, findings: [tooLarge()] };
  }
  const lines = new LineCounter();
  const parsed = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const locator = new Locator(parsed, lines);
  if (parsed.errors.length > 0) {
    return {
      ok: false,
      findings: parsed.errors.slice(0, FINDINGS_MAX).map((error) => ({
        level: 'error',
        code: 'yaml.syntax',
        path: '',
        message: yamlMessage(error.code),
        ...locator.at(error.pos[0]),
      })),
    };
  }
  const value = toValue(parsed);
  if (value === TOO_MANY_ALIASES) return { ok: false, findings: [tooManyAliases()] };
  const findings = schemaFindings(value, locator);
  if (findings.length > 0) return { ok: false, findings };
  const document = value as SchemeDocument;
  const checked = checkDocument(document).map((finding) => ({
    level: finding.level,
    code: finding.code,
    path: pathText(finding.path),
    message: finding.message,
    ...locator.find(finding.path),
    ...(finding.clause === undefined ? {} : { clause: finding.clause }),
  }));
  if (checked.some((finding) => finding.level === 'error')) return { ok: false, findings: checked };
  return { ok: true, document, sha256: options.sha256 ?? '', findings: checked };
}

/**
 * All findings about one document, errors first.
 *
 * @example lintScheme('scheme: x').map((finding) => finding.code) // ['schema.missing', …]
 */
export function lintScheme(text: string): Finding[] {
  const { findings } = readScheme(text);
  return [...findings].sort((a, b) => Number(a.level !== 'error') - Number(b.level !== 'error'));
}

function schemaFindings(value: unknown, locator: Locator): Finding[] {
  const findings: Finding[] = [];
  for (const error of validate(value)) {
    const said = schemaMessage(error);
    if (!said || findings.length >= FINDINGS_MAX) continue;
    const path = pointerPath(error.instancePath);
    const full: Path = said.key === undefined ? path : [...path, said.key];
    findings.push({
      level: 'error',
      code: said.code,
      path: pathText(full),
      message: said.message,
      ...locator.find(full),
    });
  }
  return findings;
}

function pointerPath(pointer: string): (string | number)[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

const TOO_MANY_ALIASES = Symbol('too many aliases');

/** References may repeat each other until a few lines fill all memory; the library counts them. */
function toValue(parsed: Document): unknown {
  try {
    return parsed.toJS({ maxAliasCount: 100 });
  } catch (error) {
    if (error instanceof ReferenceError) return TOO_MANY_ALIASES;
    throw error;
  }
}

function tooManyAliases(): Finding {
  return {
    level: 'error',
    code: 'yaml.aliases',
    path: '',
    message: '引用（*名字）套得太多，请直接写出内容',
    line: 1,
    column: 1,
  };
}

function tooLarge(): Finding {
  return {
    level: 'error',
    code: 'yaml.too_large',
    path: '',
    message: '方案文件太大了，最多 4 MB',
    line: 1,
    column: 1,
  };
}
