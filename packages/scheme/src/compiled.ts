import type { PeriodUnit, SchemeDocument } from './document.ts';
import type { SchemePlan } from './engine/plan.ts';
import type { Instant } from './facts.ts';
import type { ResultsPlan } from './results/results-plan.ts';
import type { BalanceView, CategoryView, ItemView, ProcedureView } from './types.ts';

/** One published version, ready to be shown and to be evaluated. */
export interface CompiledVersion {
  version: string;
  /** As written in the document. */
  from: string;
  fromInstant: Instant;
  /** Of the document's text, hex; empty when the caller gave none. */
  sha256: string;
  title: string;
  unit: string;
  document: SchemeDocument;
  items: ReadonlyMap<string, ItemView>;
  categories: readonly CategoryView[];
  balances: readonly BalanceView[];
  procedures: ReadonlyMap<string, ProcedureView>;
  defaultProcedure: string;
  countsAt: 'approval' | 'notice';
  notice: { every: PeriodUnit; days: number; channels: readonly string[]; shows: readonly string[] } | null;
  /** At most six item ids for the first screen. */
  tiles: readonly string[];
}

export interface CompiledScheme {
  id: string;
  decimals: 0 | 1 | 2;
  /** Ascending by the moment they come into force. */
  versions: readonly CompiledVersion[];
  /**
   * How far an evaluation must look: with `household` the events of one household (its members and organisations, and
   * the households that go on in one another or share a member with it) decide its points alone; with `village` the
   * events of all households must be given together.
   */
  reach: 'household' | 'village';
  /** The engine's own; nothing outside this package reads it. */
  plan: SchemePlan;
  /** One for each version; the settlement's own, too. */
  results: readonly ResultsPlan[];
}
