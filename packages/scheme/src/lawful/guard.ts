import { clauseAround, partAround } from './normalise.ts';
import type { Sentence } from './sentence.ts';

/** What a guard found in one sentence. */
export interface Hit {
  /** `error`: the rule is not lawful or is ruled out by the product; `warning`: it may be. */
  level: 'error' | 'warning';
  /** The words of the text that show it. */
  words: string;
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

export type Words = readonly string[];

/** Matches any of the words; each may be a regular expression. Null for none. */
export function anyOf(words: Words | undefined): RegExp | null {
  return words && words.length > 0 ? new RegExp(words.join('|'), 'gu') : null;
}

/** Whether a text has any of the words. */
export const has = (pattern: RegExp | null, text: string): boolean =>
  pattern !== null && text.search(pattern) >= 0;

/** What stands right before a sanction that is ruled out. */
const NEGATED =
  /(?:不|不会|不再|不得|不予|不能|不准|不许|不可|不设|不搞|不实行|不公开|没有|没有任何|无|绝不|决不|一律不|禁止|严禁|勿)$/;

/** What an authority does by law is not the village's sanction. */
const BY_AUTHORITY =
  /(?:由|被|经|受到|受|遭|交)[^,。]{0,10}(?:公安|派出所|交警|法院|检察|部门|机关|执法|主管|民政|人社|医保|市场监管|林业|自然资源|政府|纪委)[^,。]{0,10}(?:依法|按规定|罚|处|认定|追回|收回|取消|拘留|查|责令|办理|决定)|依法(?:追回|收回|处理|取消|处罚|追究|赔偿|没收|停发)/;

/**
 * The first match that nothing in its part of the sentence excuses, as the words around it; with `sanction`, neither
 * a match right after a "not" counts nor what an authority does.
 */
export function unexcused(
  pattern: RegExp | null,
  sentence: string,
  excuses: RegExp | null,
  sanction = false,
): string | null {
  if (!pattern) return null;
  for (const match of sentence.matchAll(pattern)) {
    if (match[0] === '') continue;
    if (sanction && NEGATED.test(sentence.slice(0, match.index))) continue;
    if (sanction && BY_AUTHORITY.test(clauseAround(sentence, match.index, match.index + match[0].length)))
      continue;
    const part = partAround(sentence, match.index, match.index + match[0].length);
    if (!has(excuses, part)) return part;
  }
  return null;
}
