import { accountIdOf } from './chain.ts';
import type { AccountKey, PostingDraft } from './types.ts';

/** A line with its accounts resolved to ids. */
export interface PlanLine {
  fromAccount: string;
  toAccount: string;
  /** The natural keys, when the draft gave them: what a missing account is made from. */
  keys: { from: AccountKey; to: AccountKey } | null;
  amount: number;
  mustCover: boolean;
  clause: string | null;
  item: string | null;
  category: string | null;
  wouldBe: number | null;
  /** Null once erased. */
  reason: string | null;
  capNote: string | null;
}

/** A posting that the database or an earlier part of the batch holds; seq 0 until it is numbered. */
export interface KnownPosting {
  seq: number;
  id: string;
  kind: string;
  source: string;
  happenedMs: number;
  reverses: string | null;
  reversedBy: string | null;
  lines: PlanLine[];
}

/** The lines of a draft, with account ids. */
export function planLines(draft: PostingDraft): PlanLine[] {
  return draft.transfers.map((transfer) => ({
    fromAccount: accountIdOf(draft.villageId, transfer.from),
    toAccount: accountIdOf(draft.villageId, transfer.to),
    keys: { from: transfer.from, to: transfer.to },
    amount: transfer.amount,
    mustCover: transfer.mustCover ?? false,
    clause: transfer.clause ?? null,
    item: transfer.meta?.item ?? null,
    category: transfer.meta?.category ?? null,
    wouldBe: transfer.meta?.wouldBe ?? null,
    reason: transfer.reason,
    capNote: transfer.meta?.capNote ?? null,
  }));
}

/** The lines that take these back. */
export function mirrorLines(lines: readonly PlanLine[], reason: string): PlanLine[] {
  return lines.map((line) => ({
    ...line,
    fromAccount: line.toAccount,
    toAccount: line.fromAccount,
    keys: line.keys && { from: line.keys.to, to: line.keys.from },
    mustCover: false,
    wouldBe: null,
    reason,
    capNote: null,
  }));
}

/** Whether lines move exactly the points of the others back, line by line. */
export function takesBack(lines: readonly PlanLine[], original: readonly PlanLine[]): boolean {
  if (lines.length !== original.length) return false;
  return lines.every((line, index) => {
    const other = original[index];
    if (!other) return false;
    const mirrored = line.fromAccount === other.toAccount && line.toAccount === other.fromAccount;
    return mirrored && line.amount === other.amount;
  });
}

/** Whether lines say the same as stored ones; erased text is taken on trust. */
export function sameLines(lines: readonly PlanLine[], stored: readonly PlanLine[]): boolean {
  if (lines.length !== stored.length) return false;
  return lines.every((line, index) => {
    const other = stored[index];
    if (!other) return false;
    const accounts = line.fromAccount === other.fromAccount && line.toAccount === other.toAccount;
    const figures = line.amount === other.amount && line.wouldBe === other.wouldBe;
    const words =
      line.clause === other.clause && line.item === other.item && line.category === other.category;
    const erased = other.reason === null;
    return (
      accounts &&
      figures &&
      words &&
      (erased || (line.reason === other.reason && line.capNote === other.capNote))
    );
  });
}
