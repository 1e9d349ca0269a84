import type { SchemeDocument } from '../document.ts';
import { checkBalances } from './balances.ts';
import { checkBases } from './bases.ts';
import { checkClasses } from './classes.ts';
import { checkClauses } from './clauses.ts';
import { checkExpressions } from './expressions.ts';
import { checkHead } from './head.ts';
import { checkGates, checkLists, checkTitles } from './honours.ts';
import { checkCategories, checkItems } from './items.ts';
import { checkLimits } from './limits.ts';
import { checkLocked } from './locked.ts';
import { checkProcess } from './process.ts';
import { checkRedemption } from './redemption.ts';
import { type Fault, Report } from './report.ts';
import { checkSettlements, checkUses, checkVillages } from './settle.ts';
import { checkStars } from './stars.ts';

const CHECKS: readonly ((report: Report) => void)[] = [
  checkHead,
  checkLocked,
  checkClauses,
  checkClasses,
  checkBalances,
  checkBases,
  checkCategories,
  checkItems,
  checkLimits,
  checkProcess,
  checkSettlements,
  checkLists,
  checkStars,
  checkGates,
  checkTitles,
  checkVillages,
  checkUses,
  checkRedemption,
  checkExpressions,
];

/** Everything about a document that its JSON Schema cannot say: references, amounts, expressions, contradictions. */
export function checkDocument(document: SchemeDocument): Fault[] {
  const report = new Report(document);
  for (const check of CHECKS) check(report);
  return report.faults;
}
