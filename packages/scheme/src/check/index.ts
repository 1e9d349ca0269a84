import type { SchemeDocument } from '../document.ts';
import { checkBalances, checkBases } from './balances.ts';
import { checkClauses } from './clauses.ts';
import { checkExpressions } from './expressions.ts';
import { checkHead } from './head.ts';
import { checkItems } from './items.ts';
import { checkLimits } from './limits.ts';
import { checkProcess } from './process.ts';
import { type Fault, Report } from './report.ts';

/** Everything about a document that its JSON Schema cannot say: references, amounts, expressions, contradictions. */
export function checkDocument(document: SchemeDocument): Fault[] {
  const report = new Report(document);
  checkHead(report);
  checkClauses(report);
  checkBalances(report);
  checkBases(report);
  checkItems(report);
  checkLimits(report);
  checkProcess(report);
  checkExpressions(report);
  return report.faults;
}
