import { BalanceAudit } from './audit-balances.ts';
import { ChainAudit, type LastPosting } from './audit-chain.ts';
import { FINDINGS_MAX, type Finding, type VillageReport } from './findings.ts';
import type { LedgerRecord, PostingRow, VillageRecord } from './records.ts';

/** A chain head that was given out: printed on a bulletin, or kept with an earlier export. */
export interface GivenHead {
  seq: number;
  /** Hex. */
  hash: string;
}

/** Checks one village's records as they stream by. */
export class VillageAudit {
  readonly #village: VillageRecord;
  readonly #villageId: number;
  readonly #chain: ChainAudit;
  readonly #balances: BalanceAudit;
  /** Hashes of heads that were given out, by number. */
  readonly #given: Map<number, string>;
  readonly #findings: Finding[] = [];
  #findingsTotal = 0;
  #postings = 0;
  #transfers = 0;
  #ended = false;

  constructor(village: VillageRecord, given: readonly GivenHead[] = []) {
    this.#village = village;
    this.#villageId = Number(village.villageId);
    const add = (finding: Omit<Finding, 'villageId'>) => this.add(finding);
    this.#chain = new ChainAudit(village.villageId, village.notes, add);
    this.#balances = new BalanceAudit(village.villageId, add);
    this.#given = new Map(given.map((head) => [head.seq, head.hash]));
  }

  /** Names a fault, also one that is not in a record. */
  add(finding: Omit<Finding, 'villageId'>): void {
    this.#findingsTotal += 1;
    if (this.#findings.length < FINDINGS_MAX) this.#findings.push({ villageId: this.#villageId, ...finding });
  }

  take(record: LedgerRecord): void {
    if (record.type === 'account') this.#balances.account(record);
    else if (record.type === 'posting') this.#takePosting(record);
    else if (record.type === 'balance') this.#balances.balance(record);
    else if (record.type === 'stray') {
      const problem = record.table === 'ledger_transfers' ? 'transfer.stray' : 'note.stray';
      this.add({ table: record.table, problem, seq: Number(record.seq), line: Number(record.line) });
    } else if (record.type === 'end') this.#finish();
  }

  report(): VillageReport {
    if (!this.#ended) this.add({ table: 'export', problem: 'export.truncated' });
    const { last, notesErased } = this.#chain;
    return {
      villageId: this.#villageId,
      postings: this.#postings,
      transfers: this.#transfers,
      accounts: this.#balances.accounts,
      notesErased,
      head: last && { seq: Number(last.seq), hash: last.hash },
      findings: this.#findings,
      findingsTotal: this.#findingsTotal,
    };
  }

  #takePosting(row: PostingRow): void {
    this.#postings += 1;
    this.#transfers += row.lines.length;
    const { damaged, gap } = this.#chain.posting(row);
    if (gap) this.#balances.doubt();
    row.lines.forEach((line, index) => {
      this.#balances.line(row.seq, line, damaged[index] ?? false);
    });
    const seq = Number(row.seq);
    const expected = this.#given.get(seq);
    const found = this.#chain.last?.hash ?? '';
    if (expected !== undefined && expected !== found) {
      this.add({ table: 'ledger_postings', problem: 'tail.differs', seq, found, expected });
    }
  }

  #finish(): void {
    this.#ended = true;
    this.#balances.end();
    this.#checkHead(this.#chain.last);
    const lastSeq = Number(this.#chain.last?.seq ?? 0n);
    for (const [seq, expected] of this.#given) {
      if (seq <= lastSeq) continue;
      this.add({ table: 'ledger_postings', problem: 'tail.cut', seq, expected, found: String(lastSeq) });
    }
  }

  #checkHead(last: LastPosting | null): void {
    const { head } = this.#village;
    if (!head) {
      if (last) this.add({ table: 'ledger_heads', problem: 'head.missing', seq: Number(last.seq) });
      return;
    }
    const found = `${head.seq} ${head.hash} ${head.algorithm}`;
    const expected = last ? `${last.seq} ${last.hash} ${last.algorithm}` : '0';
    const empty = last === null && head.seq === '0';
    if (found !== expected && !empty) {
      this.add({ table: 'ledger_heads', problem: 'head.mismatch', seq: Number(head.seq), found, expected });
    }
  }
}
