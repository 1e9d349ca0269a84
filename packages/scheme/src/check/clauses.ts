import type { Path } from '../read/locate.ts';
import type { Report } from './report.ts';

/** Every `clause` anywhere in the document names one of `source.clauses`. */
export function checkClauses(report: Report): void {
  const clauses = report.document.source?.clauses;
  visit(report.document, [], (path, clause) => report.refer(path, clause, clauses, 'ref.clause', '条款'));
}

function visit(value: unknown, path: Path, found: (path: Path, clause: string) => void): void {
  if (typeof value !== 'object' || value === null) return;
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  for (const [key, inner] of entries) {
    const at = [...path, key];
    if (key === 'clause' && typeof inner === 'string') found(at, inner);
    else visit(inner, at, found);
  }
}
