/**
 * Where points stand. `main` is what a holder has; `pending`, `held`, `redeemed` and `expired` are accounts of their
 * own; `issued` (holder `*`) is the village's side that points come from and go back to.
 */
export type AccountState = 'main' | 'pending' | 'held' | 'redeemed' | 'expired' | 'issued';

/** The natural key of an account inside a village. */
export interface AccountKey {
  /** `h:<uuid>` household, `m:` member, `o:` organisation, `g:` group, `s:` section, `*` for issued. */
  holder: string;
  /** Balance id of the scheme, such as `honour`. */
  balance: string;
  /** Period id: `2026`, `2026-Q3`, `life`, or `*` for issued. */
  period: string;
  state: AccountState;
}

/** One line of a posting: points from one account to another. */
export interface TransferDraft {
  from: AccountKey;
  to: AccountKey;
  /** Whole minor units of the scheme, > 0. */
  amount: number;
  /** Refuse the posting if the source would fall below zero. */
  mustCover?: boolean;
  /** Free text for the passbook; kept in an erasable row. */
  reason: string;
  /** The clause of the scheme that the line rests on. */
  clause?: string;
  meta?: {
    item?: string;
    category?: string;
    /** Minor units before a cap clipped them. */
    wouldBe?: number;
    /** Which cap clipped them, in words; erasable like the reason. */
    capNote?: string;
  };
}

/** `succession`: what a household hands on to another in which it goes on. */
export type PostingKind = 'event' | 'correction' | 'order' | 'base' | 'closing' | 'succession';

/** The transfers that one event, order or settlement causes; written together or not at all. */
export interface PostingDraft {
  villageId: number;
  /** UUID chosen by the caller: posting it again with the same content changes nothing. */
  id: string;
  kind: PostingKind;
  /** What caused it: an event id, an order id, a settlement id. No personal data. */
  source: string;
  /** When the fact happened (whole milliseconds); when it was written comes from the writer. */
  happenedAt: Date;
  /** The posting that this one takes back. `transfers` is then its mirror, or empty: the ledger makes the mirror. */
  reverses?: string;
  /** The reason written on each line of a mirror that the ledger makes. */
  reverseReason?: string;
  transfers: TransferDraft[];
  /** Postings of one batch with the same value are written all or none; default: each stands alone. */
  together?: string;
}

/** Why a posting was left out of its batch. */
export type PostFailure =
  | 'ledger.malformed'
  | 'ledger.id_reused'
  | 'ledger.not_covered'
  | 'ledger.unknown_original'
  | 'ledger.already_reversed'
  | 'ledger.reverses_a_reversal'
  | 'ledger.not_a_mirror'
  | 'ledger.companion_failed';

/** `seq` is the posting's number in its village; `replayed` that the id had been posted before with the same content. */
export type PostResult =
  | { id: string; villageId: number; ok: true; seq: number; replayed: boolean }
  | { id: string; villageId: number; ok: false; code: PostFailure };

export type HashAlgorithm = 'sha256' | 'sm3';

/** What `post` takes from outside: the clock's reading and random bytes for the salts. */
export interface PostEnvironment {
  writtenAt: Date;
  random: (bytes: number) => Buffer;
  /** Default `sha256`; stored with each posting, so a chain may change over. */
  algorithm?: HashAlgorithm;
}

/** The part of a `pg` client that the ledger uses to write, inside a transaction that the caller opened. */
export interface LedgerTx {
  query<Row>(query: {
    name?: string;
    text: string;
    values: unknown[];
  }): Promise<{ rows: Row[]; rowCount: number | null }>;
  /** Whether the client sends statements without waiting for the answers to earlier ones. */
  readonly pipeline?: boolean;
}
