import { accountIdOf } from './chain.ts';
import type { Finding } from './findings.ts';
import type { AccountRecord, BalanceRecord, LineRow } from './records.ts';
import type { AccountState } from './types.ts';

type Report = (finding: Omit<Finding, 'villageId'>) => void;
type Place = Pick<Finding, 'table' | 'seq' | 'line'>;

interface Step {
  before: string;
  after: string;
  version: string;
  delta: bigint;
}

interface Running {
  /** Sum of the transfers, and what the last entry itself says: they differ only where that entry is damaged. */
  amount: bigint;
  amountStated: string;
  version: bigint;
  versionStated: string;
  /** How many doubts there had been at the last entry. */
  doubtsThen: number;
  known: boolean;
  balanceSeen: boolean;
}

/** Follows every account of a village from entry to entry, and compares the maintained balances with the sums. */
export interface BalanceAudit {
  account(record: AccountRecord): void;
  /** @param damaged the line's digest does not hold, so its figures prove nothing. */
  line(seq: string, line: LineRow, damaged: boolean): void;
  /** Postings are missing or a line is damaged, whichever accounts it was about: next entries are taken as they stand. */
  doubt(): void;
  balance(record: BalanceRecord): void;
  end(): void;
  accounts(): number;
}

export function auditBalances(villageId: string, report: Report): BalanceAudit {
  const running = new Map<string, Running>();
  let accounts = 0;
  let doubts = 0;

  function runningOf(accountId: string): Running {
    let found = running.get(accountId);
    if (!found) {
      found = {
        amount: 0n,
        amountStated: '0',
        version: 0n,
        versionStated: '0',
        doubtsThen: 0,
        known: false,
        balanceSeen: false,
      };
      running.set(accountId, found);
    }
    return found;
  }

  function follow(place: Place, accountId: string, step: Step): void {
    const account = runningOf(accountId);
    if (!account.known && account.version === 0n)
      report({ ...place, accountId, problem: 'transfer.unknown_account' });
    const continues = step.before === String(account.amount) && step.version === String(account.version + 1n);
    const adds = step.after === String(BigInt(step.before) + step.delta);
    if (!adds || (!continues && account.doubtsThen === doubts)) {
      const found = `${step.before} ${step.version}`;
      const expected = `${account.amount} ${account.version + 1n}`;
      report({ ...place, accountId, problem: 'transfer.continuity', found, expected });
    }
    account.amount = BigInt(step.after);
    account.version = BigInt(step.version);
    account.amountStated = step.after;
    account.versionStated = step.version;
    account.doubtsThen = doubts;
  }

  /** A damaged line's figures prove nothing; its points are still counted, as they may be right. */
  function followDamaged(accountId: string, step: Step): void {
    const account = runningOf(accountId);
    account.amount += step.delta;
    account.version += 1n;
    account.amountStated = step.after;
    account.versionStated = step.version;
  }

  return {
    account(record) {
      accounts += 1;
      // The state is one of the six by the table's check; a wrong one gives another digest.
      const expected = accountIdOf(villageId, { ...record, state: record.state as AccountState });
      const { accountId } = record;
      if (expected !== accountId)
        report({ table: 'ledger_accounts', problem: 'account.id', accountId, expected });
      runningOf(accountId).known = true;
    },
    line(seq, line, damaged) {
      const amount = BigInt(line.amount);
      const from = {
        before: line.fromBefore,
        after: line.fromAfter,
        version: line.fromVersion,
        delta: -amount,
      };
      const to = { before: line.toBefore, after: line.toAfter, version: line.toVersion, delta: amount };
      if (damaged) {
        doubts += 1;
        followDamaged(line.fromAccount, from);
        followDamaged(line.toAccount, to);
        return;
      }
      const place = { table: 'ledger_transfers', seq: Number(seq), line: Number(line.line) } as const;
      follow(place, line.fromAccount, from);
      follow(place, line.toAccount, to);
    },
    doubt() {
      doubts += 1;
    },
    balance({ accountId, amount, version }) {
      const account = running.get(accountId);
      const place = { table: 'ledger_balances', accountId } as const;
      if (!account || account.version === 0n) return report({ ...place, problem: 'balance.stray' });
      account.balanceSeen = true;
      if (amount !== String(account.amount) && amount !== account.amountStated) {
        report({ ...place, problem: 'balance.amount', found: amount, expected: String(account.amount) });
      }
      if (version !== String(account.version) && version !== account.versionStated) {
        report({ ...place, problem: 'balance.version', found: version, expected: String(account.version) });
      }
    },
    end() {
      for (const [accountId, account] of running) {
        if (account.version === 0n)
          report({ table: 'ledger_accounts', problem: 'account.unused', accountId });
        else if (!account.balanceSeen) {
          report({ table: 'ledger_balances', problem: 'balance.missing', accountId });
        }
      }
    },
    accounts: () => accounts,
  };
}
