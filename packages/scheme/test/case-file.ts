/* What a case file of schemes/cases may say: written for the people who own the rules. */

export interface CaseFile {
  scheme: string;
  people: Record<string, Household>;
  members?: Record<string, Member>;
  organisations?: Record<string, { household?: string }>;
  /** What is not about points but must be as the source has it, by its path in the scheme. */
  settings?: Record<string, number>;
  /** Fewest and most photos, by item. */
  photos?: Record<string, (number | null)[]>;
  cases: Case[];
}

export interface Household {
  joined: string;
  left?: string;
  group?: string;
  facts?: FactsOfCase;
}

export interface Member {
  household: string;
  /** First and last day of taking part; the household's first day, and still, unless written. */
  from?: string;
  to?: string;
  facts?: FactsOfCase;
}

type FactsOfCase = Record<string, boolean | number | string>;

export interface Case {
  name: string;
  why: string;
  until?: string;
  events: CaseEvent[];
  /** More households and members than the file's, for this case alone. */
  people?: Record<string, Household>;
  members?: Record<string, Member>;
  /** Many alike: `户01..户30` and the day they joined. */
  crowd?: Record<string, string>;
  /** When the window of a notice closed, by period. */
  notices?: Record<string, string>;
  orders?: {
    on: string;
    who: string;
    points: number;
    class?: string;
    balance?: string;
    cancelled?: string;
    refused?: string;
  }[];
  /** By holder and `balance period`: what stands at the end, or the columns that matter. */
  balances?: Record<string, Record<string, number | Record<string, number>>>;
  /** By holder and period: `{ total, average, rank, category }`, those that matter. */
  periods?: Record<string, Record<string, Record<string, unknown>>>;
  eligible?: Record<string, boolean>;
  stars?: Record<string, Record<string, number>>;
  titles?: Record<string, string[]>;
  gates?: Record<string, Record<string, boolean>>;
  barred?: Record<string, string[]>;
  /** By `list period`: points by name, in the order of the list. */
  lists?: Record<string, Record<string, number>>;
}

export interface CaseEvent {
  id?: string;
  on: string;
  who?: string;
  item?: string;
  approved?: string;
  corrects?: string;
  quantity?: number;
  score?: number;
  parts?: Record<string, number>;
  grade?: string;
  points?: number;
  /** What it gives, or by balance where the case tells them apart. */
  gives?: number | Record<string, number>;
  full?: number;
  refused?: string;
}
