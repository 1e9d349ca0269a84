import type { SchemeDocument } from '../document.ts';
import { checkBalances } from './balances.ts';
import { checkBases } from './bases.ts';
import { checkCircles } from './circles.ts';
import { checkClasses } from './classes.ts';
import { checkClauses } from './clauses.ts';
import { checkExpressions } from './expressions.ts';
import { checkHead } from './head.ts';
import { checkHistories } from './history.ts';
import { checkGates, checkLists, checkTitles } from './honours.ts';
import { checkCategories, checkItems } from './items.ts';
import { checkLimits } from './limits.ts';
import { checkLocked } from './locked.ts';
import { checkProcess } from './process.ts';
import type { Readable } from '../read/readable.ts';
import { checkRedemption } from './redemption.ts';
import { type Fault, Report } from './report.ts';
import { checkSettlements, checkUses, checkVillages } from './settle.ts';
import { checkStars } from './stars.ts';
import { checkAwardsTaken } from './unused.ts';

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
  checkHistories,
  checkCircles,
  checkVillages,
  checkUses,
  checkRedemption,
  checkExpressions,
  checkAwardsTaken,
];

/** Everything about a document that its JSON Schema cannot say: references, amounts, expressions, contradictions. */
export function checkDocument(document: SchemeDocument): Fault[] {
  return run(new Report(document));
}

/** The same of the part of a faulty document that could be read; nothing is said that hangs on the rest. */
export function checkReadable({ document, unread }: Readable): Fault[] {
  return run(new Report(document, unread)).filter((fault) => !hangsOn(unread.touched, fault));
}

function run(report: Report): Fault[] {
  for (const check of CHECKS) check(report);
  return report.faults;
}

/** Whether a finding may only be there because of what could not be read. */
function hangsOn(unread: ReadonlySet<string>, { code, path }: Fault): boolean {
  switch (code) {
    case 'expression':
      return unread.has('facts') || unread.has('who');
    case 'item.untaken':
      return unread.has('balances') || unread.has('items');
    case 'amount.decimals':
      return unread.has('decimals');
    case 'limit.appraisal_times':
      return unread.has('items') && path[0] !== 'items';
    default:
      return code === 'locked.nothing';
  }
}
