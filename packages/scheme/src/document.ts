/**
 * The shape of a scheme document as it is written in YAML or JSON. `schemes/scheme.schema.json` says the same
 * for editors and for validation; everything here is in points as people write them (2, 2.5), never in minor units.
 */
import type { BalanceRule, BaseRule } from './document/balances.ts';
import type { CapRule, CategoryRule, ItemRule } from './document/items.ts';
import type { MakingSection, NoticeSection, ReviewSection } from './document/process.ts';
import type { DividendsSection, FundsSection, RedemptionSection } from './document/redemption.ts';
import type { ResultsSection } from './document/results.ts';
import type { FactDeclaration, FactSubject, SourceSection, WhoSection } from './document/who.ts';

export type * from './document/balances.ts';
export type * from './document/formula.ts';
export type * from './document/items.ts';
export type * from './document/process.ts';
export type * from './document/redemption.ts';
export type * from './document/results.ts';
export type * from './document/who.ts';
export type * from './document/words.ts';

/** What a reader hands on is already merged with what it inherits; `extends` only tells where from. */
export interface SchemeDocument {
  scheme: string;
  title: string;
  version: string | number;
  from: string;
  /** Only serves to be inherited; sections that every scheme needs may be absent, and it is no version in force. */
  template?: boolean;
  extends?: { scheme: string; version: string | number };
  /** Dotted paths that an heir may not change. */
  locked?: string[];
  decimals?: 0 | 1 | 2;
  unit?: string;
  note?: string;
  source?: SourceSection;
  facts?: Partial<Record<FactSubject, Record<string, FactDeclaration>>>;
  who?: WhoSection;
  balances: Record<string, BalanceRule>;
  base?: Record<string, BaseRule>;
  categories: Record<string, CategoryRule>;
  items: Record<string, ItemRule>;
  caps?: Record<string, CapRule>;
  review: ReviewSection;
  notice?: NoticeSection;
  results?: ResultsSection;
  redemption?: RedemptionSection;
  funds?: FundsSection;
  dividends?: DividendsSection;
  making?: MakingSection;
  display?: { tiles?: string[] };
}
