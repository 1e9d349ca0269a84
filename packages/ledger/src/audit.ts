import { auditBalances } from './audit-balances.ts';
import { auditChain } from './audit-chain.ts';
import { FINDINGS_MAX, type Finding, type VillageReport } from './findings.ts';
import type { LedgerRecord, PostingRow, VillageRecord } from './records.ts';

/** A chain head that was given out: printed on a bulletin, or kept with an earlier export. */
export interface GivenHead {
  seq: number;
  /** Hex. */
  hash: string;
}

/** Checks one village's records as they stream by. */
export interface VillageAudit {
  take(record: LedgerRecord): void;
  report(): VillageReport;
  /** Names a fault that is not in a record. */
  add(finding: Omit<Finding, 'villageId'>): void;
}

export function auditVillage(village: VillageRecord, given: readonly GivenHead[] = []): VillageAudit {
  const villageId = Number(village.villageId);
  const findings: Finding[] = [];
  let findingsTotal = 0;
  const add = (finding: Omit<Finding, 'villageId'>): void => {
    findingsTotal += 1;
    if (findings.length < FINDINGS_MAX) findings.push({ villageId, ...finding });
  };
  const chain = auditChain(village.villageId, village.notes, add);
  const balances = auditBalances(village.villageId, add);
  const awaited = new Map(given.map((head) => [head.seq, head.hash]));
  const counts = { postings: 0, transfers: 0 };
  let ended = false;

  function takePosting(row: PostingRow): void {
    counts.postings += 1;
    counts.transfers += row.lines.length;
    const { damaged, gap } = chain.posting(row);
    if (gap) balances.doubt();
    row.lines.forEach((line, index) => {
      balances.line(row.seq, line, damaged[index] ?? false);
    });
    const seq = Number(row.seq);
    const expected = awaited.get(seq);
    const found = chain.last()?.hash;
    if (expected !== undefined && expected !== found) {
      add({ table: 'ledger_postings', problem: 'tail.differs', seq, found: String(found), expected });
    }
  }

  function finish(): void {
    ended = true;
    balances.end();
    checkHead(village, chain.last(), add);
    const lastSeq = Number(chain.last()?.seq ?? 0n);
    for (const [seq, expected] of awaited) {
      if (seq > lastSeq)
        add({ table: 'ledger_postings', problem: 'tail.cut', seq, expected, found: String(lastSeq) });
    }
  }

  return {
    add,
    take(record) {
      if (record.type === 'account') balances.account(record);
      else if (record.type === 'posting') takePosting(record);
      else if (record.type === 'balance') balances.balance(record);
      else if (record.type === 'stray') {
        const problem = record.table === 'ledger_transfers' ? 'transfer.stray' : 'note.stray';
        add({ table: record.table, problem, seq: Number(record.seq), line: Number(record.line) });
      } else if (record.type === 'end') finish();
    },
    report() {
      if (!ended) add({ table: 'export', problem: 'export.truncated' });
      const last = chain.last();
      const head = last && { seq: Number(last.seq), hash: last.hash };
      const { postings, transfers } = counts;
      const accounts = balances.accounts();
      const notesErased = chain.notesErased();
      return { villageId, postings, transfers, accounts, notesErased, head, findings, findingsTotal };
    },
  };
}

type Last = { seq: bigint; hash: string; algorithm: string } | null;

function checkHead({ head }: VillageRecord, last: Last, add: VillageAudit['add']): void {
  if (!head) {
    if (last) add({ table: 'ledger_heads', problem: 'head.missing', seq: Number(last.seq) });
    return;
  }
  const found = `${head.seq} ${head.hash} ${head.algorithm}`;
  const expected = last ? `${last.seq} ${last.hash} ${last.algorithm}` : null;
  const empty = last === null && head.seq === '0';
  if (found !== expected && !empty) {
    add({
      table: 'ledger_heads',
      problem: 'head.mismatch',
      seq: Number(head.seq),
      found,
      expected: expected ?? '0',
    });
  }
}
