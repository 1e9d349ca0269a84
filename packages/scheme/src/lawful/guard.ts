import type { Sentence } from './sentence.ts';

/** What a guard found in one sentence. */
export interface Hit {
  /** `error`: the rule is not lawful or is ruled out by the product; `warning`: it may be. */
  level: 'error' | 'warning';
  /** The words of the text that show it. */
  words: string;
}

/** A guard that says what its table says of itself, and looks as it is told. */
export function guardFrom(table: Omit<Guard, 'check'>, check: Guard['check']): Guard {
  const { id, fault, doubt, basis, instead } = table;
  return { id, fault, ...(doubt ? { doubt } : {}), basis, instead, check };
}

/** One thing that a scheme may not do, with its ground and its cure. */
export interface Guard {
  /** The code of its findings is `lawful.<id>`. */
  id: string;
  /** Chinese: what is wrong with what was found; follows the quoted words. */
  fault: string;
  /** Chinese: the same for a warning. */
  doubt?: string;
  /** Chinese: the law or principle it rests on. */
  basis: string;
  /** Chinese: what to write instead. */
  instead: string;
  check(sentence: Sentence): Hit | null;
}
