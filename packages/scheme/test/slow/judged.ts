import type { ItemRule, SchemeDocument } from '../../src/index.ts';
import type { Scope } from './conditions.ts';
import type { Subject } from './people.ts';

/** What an event comes to for itself. */
export interface Judged {
  document: SchemeDocument;
  item: ItemRule;
  subject: Subject;
  date: string;
  scope: Scope;
  worth: { points: number } | { notAssessed: true };
}
