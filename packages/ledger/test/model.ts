import type { AccountKey, PostFailure, PostingDraft } from '../src/index.ts';

export type ModelResult = { ok: true; seq: number; replayed: boolean } | { ok: false; code: PostFailure };

interface Stored {
  draft: PostingDraft;
  seq: number;
}

/**
 * The ledger said a second time, slowly and plainly: it keeps the list of accepted postings of one village and adds
 * everything up from the first whenever it is asked. Shares no code with the real one.
 */
export class ModelLedger {
  stored: Stored[] = [];

  balanceOf(account: AccountKey): number {
    let sum = 0;
    for (const { draft } of this.stored) {
      for (const { from, to, amount } of draft.transfers) {
        if (name(from) === name(account)) sum -= amount;
        if (name(to) === name(account)) sum += amount;
      }
    }
    return sum;
  }

  post(batch: PostingDraft[]): ModelResult[] {
    const results = new Map<PostingDraft, ModelResult>();
    const groups = [...new Set(batch.map((draft) => draft.together ?? draft))];
    for (const group of groups) {
      const members = batch.filter((draft) => (draft.together ?? draft) === group);
      const before = [...this.stored];
      for (const draft of members) {
        const result = this.postOne(draft);
        results.set(draft, result);
        if (result.ok) continue;
        this.stored = before;
        for (const other of members) {
          const earlier = this.stored.find(({ draft: stored }) => stored.id === other.id);
          const replay = results.get(other);
          if (other === draft || (replay?.ok && earlier)) continue;
          results.set(other, { ok: false, code: 'ledger.companion_failed' });
        }
        break;
      }
    }
    return batch.map((draft) => results.get(draft) as ModelResult);
  }

  private postOne(draft: PostingDraft): ModelResult {
    const original = this.stored.find(({ draft: other }) => other.id === draft.reverses);
    if (draft.reverses && !original) return { ok: false, code: 'ledger.unknown_original' };
    const known = this.stored.find(({ draft: other }) => other.id === draft.id);
    const full =
      original && draft.transfers.length === 0
        ? { ...draft, transfers: mirror(original.draft, draft) }
        : draft;
    if (known) {
      const same = content(known.draft) === content(full);
      return same ? { ok: true, seq: known.seq, replayed: true } : { ok: false, code: 'ledger.id_reused' };
    }
    if (original?.draft.reverses) return { ok: false, code: 'ledger.reverses_a_reversal' };
    if (original && this.stored.some(({ draft: other }) => other.reverses === original.draft.id)) {
      return { ok: false, code: 'ledger.already_reversed' };
    }
    const before = [...this.stored];
    const soFar = { draft: { ...full, transfers: [] as PostingDraft['transfers'] }, seq: before.length + 1 };
    this.stored.push(soFar);
    for (const transfer of full.transfers) {
      if (transfer.mustCover && this.balanceOf(transfer.from) < transfer.amount) {
        this.stored = before;
        return { ok: false, code: 'ledger.not_covered' };
      }
      soFar.draft.transfers.push(transfer);
    }
    return { ok: true, seq: soFar.seq, replayed: false };
  }
}

function mirror(original: PostingDraft, draft: PostingDraft): PostingDraft['transfers'] {
  return original.transfers.map(({ from, to, amount }) => ({
    from: to,
    to: from,
    amount,
    reason: draft.reverseReason ?? '',
  }));
}

export const name = (account: AccountKey): string =>
  [account.holder, account.balance, account.period, account.state].join('|');

function content(draft: PostingDraft): string {
  const lines = draft.transfers.map(({ from, to, amount, reason }) => [name(from), name(to), amount, reason]);
  return JSON.stringify([draft.kind, draft.source, draft.happenedAt, draft.reverses ?? null, lines]);
}
