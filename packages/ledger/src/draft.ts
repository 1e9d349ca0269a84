import type { AccountKey, PostingDraft, TransferDraft } from './types.ts';

/** Most minor units of one transfer: sums stay exact as JavaScript numbers for 9,000 transfers of this size. */
const AMOUNT_MAX = 1_000_000_000_000;
const LINES_MAX = 1_000;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Text that PostgreSQL can store: no NUL, no half of a surrogate pair. */
function storable(text: string | undefined, lengthMax: number): boolean {
  return text === undefined || (text.length <= lengthMax && text.isWellFormed() && !text.includes('\0'));
}

function accountFits(key: AccountKey): boolean {
  const named = key.holder !== '' && key.balance !== '' && key.period !== '';
  return named && storable(key.holder, 200) && storable(key.balance, 100) && storable(key.period, 40);
}

function transferFits(transfer: TransferDraft): boolean {
  const { amount, meta, from, to } = transfer;
  if (!Number.isSafeInteger(amount) || amount <= 0 || amount > AMOUNT_MAX) return false;
  if (meta?.wouldBe !== undefined && !Number.isSafeInteger(meta.wouldBe)) return false;
  if (!accountFits(from) || !accountFits(to) || sameAccount(from, to)) return false;
  const texts = [transfer.clause, meta?.item, meta?.category];
  const free = [transfer.reason, meta?.capNote];
  return texts.every((text) => storable(text, 500)) && free.every((text) => storable(text, 4000));
}

function sameAccount(a: AccountKey, b: AccountKey): boolean {
  return a.holder === b.holder && a.balance === b.balance && a.period === b.period && a.state === b.state;
}

/** Whether a draft is one that the ledger can store; what it says about balances is checked later. */
export function draftFits(draft: PostingDraft): boolean {
  if (!Number.isSafeInteger(draft.villageId) || !UUID.test(draft.id) || !storable(draft.source, 200))
    return false;
  if (Number.isNaN(draft.happenedAt.getTime()) || (draft.reverses && !UUID.test(draft.reverses)))
    return false;
  if (draft.transfers.length > LINES_MAX || !storable(draft.reverseReason, 4000)) return false;
  if (draft.transfers.length === 0 && !draft.reverses) return false;
  return draft.transfers.every(transferFits);
}

/**
 * The transfers that take others back: the same lines with source and target exchanged.
 * @param reason what the passbook says on each line.
 * @example
 * const issued = { holder: '*', balance: 'honour', period: '*', state: 'issued' };
 * const home = { holder: 'h:1', balance: 'honour', period: '2026', state: 'main' };
 * const [line] = mirrorOf([{ from: issued, to: home, amount: 200, reason: '志愿服务' }], '申报重复，撤回');
 * line.from.holder === 'h:1' && line.amount === 200
 */
export function mirrorOf(transfers: readonly TransferDraft[], reason: string): TransferDraft[] {
  return transfers.map(({ from, to, amount, clause, meta }) => {
    const { wouldBe: _wouldBe, capNote: _capNote, ...kept } = meta ?? {};
    return { from: to, to: from, amount, reason, ...(clause === undefined ? {} : { clause }), meta: kept };
  });
}
