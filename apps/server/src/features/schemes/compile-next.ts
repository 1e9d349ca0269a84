import {
  type CompileResult,
  compileScheme,
  readScheme as readDocument,
  type SchemeSource,
} from '@jishan/scheme';
import type { SchemeText } from './read.ts';
import { Bases } from './templates.ts';

/** A document compiled together with all versions that were published before it; warnings are about this one alone. */
export function compileNext(earlier: readonly SchemeText[], next: SchemeSource): CompileResult {
  const sources = earlier.flatMap(({ text, sha256, bases }) => {
    const parsed = readDocument(text, { sha256, resolve: new Bases(bases).resolve });
    return parsed.ok ? [{ document: parsed.document, sha256 }] : [];
  });
  const compiled = compileScheme([...sources, next]);
  if (!compiled.ok) return compiled;
  return { ...compiled, findings: compiled.findings.filter(({ sources: at }) => at?.[0] === sources.length) };
}
