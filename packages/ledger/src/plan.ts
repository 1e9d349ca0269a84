import { type KnownPosting, type PlanLine, mirrorLines, planLines, sameLines, takesBack } from './lines.ts';
import { draftFits } from './draft.ts';
import type { PostFailure, PostingDraft, PostResult } from './types.ts';

/** An account's sum and the number of transfers that have touched it. */
export interface Standing {
  amount: number;
  version: number;
}

/** What the database says before a batch; `plan` works on it and changes it. */
export interface LedgerState {
  /** By `postingKey`: every posting that the batch names, by its own id or as an original. */
  postings: Map<string, KnownPosting>;
  /** By `accountKey`. */
  balances: Map<string, Standing>;
}

/** A line with the standings that it moved. */
export interface PlannedLine extends PlanLine {
  fromBefore: number;
  fromVersion: number;
  toBefore: number;
  toVersion: number;
}

export interface PlannedPosting {
  draft: PostingDraft;
  known: KnownPosting;
  lines: PlannedLine[];
}

export interface Plan {
  accepted: PlannedPosting[];
  /** In the order of the batch; sequence numbers are filled in once the postings are numbered. */
  results(): PostResult[];
}

export const postingKey = (villageId: number, id: string): string => `${villageId}/${id}`;
export const accountKey = (villageId: number, accountId: string): string => `${villageId}/${accountId}`;

type Verdict = { code: PostFailure } | { known: KnownPosting; replayed: boolean };

/** Decides which postings of a batch stand, in order, each on the balances that the ones before it left. */
export function planBatch(batch: readonly PostingDraft[], state: LedgerState): Plan {
  const verdicts = new Map<PostingDraft, Verdict>();
  const accepted: PlannedPosting[] = [];
  for (const group of groupsOf(batch)) {
    const planned: PlannedPosting[] = [];
    let failed: PostingDraft | null = null;
    for (const draft of group) {
      const verdict = planPosting(draft, state, planned);
      verdicts.set(draft, verdict);
      if ('code' in verdict) {
        failed = draft;
        break;
      }
    }
    if (failed) {
      for (const posting of planned.reverse()) undo(posting, state);
      failCompanions(group, failed, verdicts, state);
    } else accepted.push(...planned);
  }
  return { accepted, results: () => batch.map((draft) => resultOf(draft, verdicts.get(draft))) };
}

function groupsOf(batch: readonly PostingDraft[]): Iterable<PostingDraft[]> {
  const groups = new Map<unknown, PostingDraft[]>();
  for (const draft of batch) {
    const name = draft.together ?? draft;
    const group = groups.get(name);
    if (group) group.push(draft);
    else groups.set(name, [draft]);
  }
  return groups.values();
}

function planPosting(draft: PostingDraft, state: LedgerState, planned: PlannedPosting[]): Verdict {
  if (!draftFits(draft)) return { code: 'ledger.malformed' };
  const original = draft.reverses
    ? state.postings.get(postingKey(draft.villageId, draft.reverses))
    : undefined;
  if (draft.reverses && !original) return { code: 'ledger.unknown_original' };
  const lines =
    original && draft.transfers.length === 0
      ? mirrorLines(original.lines, draft.reverseReason ?? '')
      : planLines(draft);
  const key = postingKey(draft.villageId, draft.id);
  const known = state.postings.get(key);
  if (known)
    return sameContent(draft, lines, known) ? { known, replayed: true } : { code: 'ledger.id_reused' };
  if (original?.reverses) return { code: 'ledger.reverses_a_reversal' };
  if (original?.reversedBy) return { code: 'ledger.already_reversed' };
  if (original && !takesBack(lines, original.lines)) return { code: 'ledger.not_a_mirror' };
  const moved = applyLines(draft.villageId, lines, state);
  if (!moved) return { code: 'ledger.not_covered' };
  const fresh: KnownPosting = {
    seq: 0,
    id: draft.id,
    kind: draft.kind,
    source: draft.source,
    happenedMs: draft.happenedAt.getTime(),
    reverses: draft.reverses ?? null,
    reversedBy: null,
    lines,
  };
  state.postings.set(key, fresh);
  if (original) original.reversedBy = draft.id;
  planned.push({ draft, known: fresh, lines: moved });
  return { known: fresh, replayed: false };
}

function sameContent(draft: PostingDraft, lines: PlanLine[], known: KnownPosting): boolean {
  const head = draft.kind === known.kind && draft.source === known.source;
  const rest = draft.happenedAt.getTime() === known.happenedMs && (draft.reverses ?? null) === known.reverses;
  return head && rest && sameLines(lines, known.lines);
}

/** Moves the points of all lines, or of none: null when a source that must cover does not. */
function applyLines(villageId: number, lines: PlanLine[], state: LedgerState): PlannedLine[] | null {
  const moved: PlannedLine[] = [];
  for (const line of lines) {
    const from = standingOf(state, accountKey(villageId, line.fromAccount));
    if (line.mustCover && from.amount < line.amount) {
      for (const done of moved.reverse()) undoLine(villageId, done, state);
      return null;
    }
    const to = standingOf(state, accountKey(villageId, line.toAccount));
    moved.push({
      ...line,
      fromBefore: from.amount,
      fromVersion: from.version + 1,
      toBefore: to.amount,
      toVersion: to.version + 1,
    });
    from.amount -= line.amount;
    from.version += 1;
    to.amount += line.amount;
    to.version += 1;
  }
  return moved;
}

function standingOf(state: LedgerState, key: string): Standing {
  let standing = state.balances.get(key);
  if (!standing) {
    standing = { amount: 0, version: 0 };
    state.balances.set(key, standing);
  }
  return standing;
}

function undoLine(villageId: number, line: PlannedLine, state: LedgerState): void {
  state.balances.set(accountKey(villageId, line.fromAccount), {
    amount: line.fromBefore,
    version: line.fromVersion - 1,
  });
  state.balances.set(accountKey(villageId, line.toAccount), {
    amount: line.toBefore,
    version: line.toVersion - 1,
  });
}

function undo({ draft, lines }: PlannedPosting, state: LedgerState): void {
  for (const line of lines.reverse()) undoLine(draft.villageId, line, state);
  state.postings.delete(postingKey(draft.villageId, draft.id));
  const original = draft.reverses && state.postings.get(postingKey(draft.villageId, draft.reverses));
  if (original) original.reversedBy = null;
}

/** A repeat of what was posted before the group stands; the rest of the group falls with the one that failed. */
function failCompanions(
  group: PostingDraft[],
  failed: PostingDraft,
  verdicts: Map<PostingDraft, Verdict>,
  state: LedgerState,
): void {
  for (const draft of group) {
    const verdict = verdicts.get(draft);
    const known = state.postings.get(postingKey(draft.villageId, draft.id));
    const stands = verdict && 'known' in verdict && verdict.known === known;
    if (draft !== failed && !stands) verdicts.set(draft, { code: 'ledger.companion_failed' });
  }
}

function resultOf(draft: PostingDraft, verdict: Verdict | undefined): PostResult {
  const { id, villageId } = draft;
  if (!verdict) throw new Error(`posting ${id} was left without a verdict`);
  if ('code' in verdict) return { id, villageId, ok: false, code: verdict.code };
  return { id, villageId, ok: true, seq: verdict.known.seq, replayed: verdict.replayed };
}
