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
export class BalanceAudit {
  /** Account rows seen. */
  accounts = 0;
  #doubts = 0;
  readonly #villageId: string;
  readonly #report: Report;
  readonly #running = new Map<string, Running>();

  constructor(villageId: string, report: Report) {
    this.#villageId = villageId;
    this.#report = report;
  }

  account(record: AccountRecord): void {
    this.accounts += 1;
    // The state is one of the six by the table's check; a wrong one gives another digest.
    const expected = accountIdOf(this.#villageId, { ...record, state: record.state as AccountState });
    const { accountId } = record;
    if (expected !== accountId) {
      this.#report({ table: 'ledger_accounts', problem: 'account.id', accountId, expected });
    }
    this.#runningOf(accountId).known = true;
  }

  /** @param damaged the line's digest does not hold, so its figures prove nothing. */
  line(seq: string, line: LineRow, damaged: boolean): void {
    const amount = BigInt(line.amount);
    const from = {
      before: line.fromBefore,
      after: line.fromAfter,
      version: line.fromVersion,
      delta: -amount,
    };
    const to = { before: line.toBefore, after: line.toAfter, version: line.toVersion, delta: amount };
    if (damaged) {
      this.doubt();
      this.#followDamaged(line.fromAccount, from);
      this.#followDamaged(line.toAccount, to);
      return;
    }
    const place = { table: 'ledger_transfers', seq: Number(seq), line: Number(line.line) } as const;
    this.#follow(place, line.fromAccount, from);
    this.#follow(place, line.toAccount, to);
  }

  /** Postings are missing or a line is damaged, whichever accounts it was about: next entries are taken as they stand. */
  doubt(): void {
    this.#doubts += 1;
  }

  balance({ accountId, amount, version }: BalanceRecord): void {
    const account = this.#running.get(accountId);
    const place = { table: 'ledger_balances', accountId } as const;
    if (!account || account.version === 0n) {
      this.#report({ ...place, problem: 'balance.stray' });
      return;
    }
    account.balanceSeen = true;
    if (amount !== String(account.amount) && amount !== account.amountStated) {
      this.#report({ ...place, problem: 'balance.amount', found: amount, expected: String(account.amount) });
    }
    if (version !== String(account.version) && version !== account.versionStated) {
      this.#report({
        ...place,
        problem: 'balance.version',
        found: version,
        expected: String(account.version),
      });
    }
  }

  end(): void {
    for (const [accountId, account] of this.#running) {
      if (account.version === 0n) {
        this.#report({ table: 'ledger_accounts', problem: 'account.unused', accountId });
      } else if (!account.balanceSeen) {
        this.#report({ table: 'ledger_balances', problem: 'balance.missing', accountId });
      }
    }
  }

  #runningOf(accountId: string): Running {
    let found = this.#running.get(accountId);
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
      this.#running.set(accountId, found);
    }
    return found;
  }

  #follow(place: Place, accountId: string, step: Step): void {
    const account = this.#runningOf(accountId);
    if (!account.known && account.version === 0n) {
      this.#report({ ...place, accountId, problem: 'transfer.unknown_account' });
    }
    const continues = step.before === String(account.amount) && step.version === String(account.version + 1n);
    const adds = step.after === String(BigInt(step.before) + step.delta);
    if (!adds || (!continues && account.doubtsThen === this.#doubts)) {
      const found = `${step.before} ${step.version}`;
      const expected = `${account.amount} ${account.version + 1n}`;
      this.#report({ ...place, accountId, problem: 'transfer.continuity', found, expected });
    }
    account.amount = BigInt(step.after);
    account.version = BigInt(step.version);
    account.amountStated = step.after;
    account.versionStated = step.version;
    account.doubtsThen = this.#doubts;
  }

  /** A damaged line's figures prove nothing; its points are still counted, as they may be right. */
  #followDamaged(accountId: string, step: Step): void {
    const account = this.#runningOf(accountId);
    account.amount += step.delta;
    account.version += 1n;
    account.amountStated = step.after;
    account.versionStated = step.version;
  }
}
