import type { ClassKind, FactType } from './words.ts';

export type FactSubject = 'household' | 'member' | 'organisation' | 'event' | 'order';
export type FactDeclaration = FactType | { type: FactType; title?: string; note?: string };

export interface SourceSection {
  title: string;
  /** True when the rules were written by the makers of this file and not taken from the source. */
  ours?: boolean;
  clauses?: Record<string, { number?: string; text: string }>;
  /** Open questions of the source, and what this file chose. */
  open?: { question: string; choice: string; setting?: string }[];
}

export interface WhoSection {
  joins?: 'voluntary' | 'automatic';
  eligible?: { when: string; refuses?: boolean; clause?: string; note?: string };
  classes?: Record<string, ClassRule>;
}

/** At a moment a subject is in a class when the condition holds over the facts of that day. */
export interface ClassRule {
  title?: string;
  of: ClassKind;
  when: string;
  clause?: string;
  note?: string;
}
