import { VillageAudit } from '../src/audit.ts';
import { accountIdOf, microsecondsOf } from '../src/chain.ts';
import type { VillageReport } from '../src/findings.ts';
import type { PostingDraft, PostResult } from '../src/index.ts';
import { accountKey, type LedgerState, planBatch } from '../src/plan.ts';
import type { LineRow, PostingRow } from '../src/records.ts';
import { type ChainHead, emptyHead, sealPlan } from '../src/seal.ts';
import { accounts } from './histories.ts';

type Row = Record<string, unknown>;
const text = (value: unknown): string => `${value as string | number}`;
const textOrNull = (value: unknown): string | null => (value === null ? null : text(value));

/** The ledger's arithmetic without a database: what post would insert is kept in arrays. */
export class MemoryLedger {
  readonly villageId: number;
  readonly state: LedgerState = { postings: new Map(), balances: new Map() };
  readonly heads: Map<number, ChainHead>;
  readonly postings: Row[] = [];
  readonly transfers: Row[] = [];
  readonly notes: Row[] = [];

  constructor(villageId: number) {
    this.villageId = villageId;
    this.heads = new Map([[villageId, emptyHead(villageId)]]);
  }

  post(batch: PostingDraft[], random: (bytes: number) => Buffer): PostResult[] {
    const plan = planBatch(batch, this.state);
    const rows = sealPlan(plan.accepted, this.heads, { writtenAt: new Date('2026-11-22T00:00:00Z'), random });
    this.postings.push(...rows.postings);
    this.transfers.push(...rows.transfers);
    this.notes.push(...rows.notes);
    return plan.results();
  }

  verify(): VillageReport {
    const { villageId } = this;
    const head = this.heads.get(villageId);
    const headRow =
      head && head.seq > 0 ? { seq: text(head.seq), hash: head.hash, algorithm: 'sha256' } : null;
    const audit = new VillageAudit({
      type: 'village',
      format: 'jishan.ledger.1',
      villageId: text(villageId),
      head: headRow,
      notes: true,
    });
    const touched = accounts.filter((account) => {
      const standing = this.state.balances.get(accountKey(villageId, accountIdOf(villageId, account)));
      return (standing?.version ?? 0) > 0;
    });
    for (const account of touched) {
      audit.take({ type: 'account', accountId: accountIdOf(villageId, account), ...account });
    }
    for (const posting of this.postings) audit.take(this.recordOf(posting));
    for (const account of touched) {
      const accountId = accountIdOf(villageId, account);
      const standing = this.state.balances.get(accountKey(villageId, accountId));
      audit.take({
        type: 'balance',
        accountId,
        amount: text(standing?.amount),
        version: text(standing?.version),
      });
    }
    audit.take({ type: 'end', villageId: text(villageId) });
    return audit.report();
  }

  private recordOf(row: Row): PostingRow {
    return {
      type: 'posting',
      seq: text(row.seq),
      id: text(row.posting_id),
      kind: text(row.kind),
      source: text(row.source),
      happenedUs: microsecondsOf(row.happened_at as Date),
      writtenUs: microsecondsOf(row.written_at as Date),
      reverses: textOrNull(row.reverses),
      lineCount: text(row.line_count),
      algorithm: text(row.algorithm),
      hash: text(row.hash),
      lines: this.transfers.filter((line) => line.seq === row.seq).map((line) => this.lineOf(line)),
      strayNotes: [],
    };
  }

  private lineOf(row: Row): LineRow {
    const note = this.notes.find((other) => other.seq === row.seq && other.line === row.line);
    return {
      line: text(row.line),
      fromAccount: text(row.from_account),
      toAccount: text(row.to_account),
      amount: text(row.amount),
      fromBefore: text(row.from_before),
      fromAfter: text(row.from_after),
      fromVersion: text(row.from_version),
      toBefore: text(row.to_before),
      toAfter: text(row.to_after),
      toVersion: text(row.to_version),
      clause: textOrNull(row.clause),
      item: textOrNull(row.item),
      category: textOrNull(row.category),
      wouldBe: textOrNull(row.would_be),
      commitment: text(row.commitment),
      digest: text(row.digest),
      ...(note
        ? {
            note: {
              salt: text(note.salt),
              reason: text(note.reason),
              capNote: textOrNull(note.cap_note),
              erased: false,
            },
          }
        : {}),
    };
  }
}
