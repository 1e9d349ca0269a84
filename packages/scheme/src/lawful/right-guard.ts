import { unexcused } from './find.ts';
import { type Guard, guardFrom, type Hit } from './guard.ts';
import type { Sentence } from './sentence.ts';
import { anyOf, has, oneOf, type Words } from './words.ts';

/** A right or free choice, as a table: whoever uses it may not lose by it, nor gain by giving it up. */
export interface RightTable extends Omit<Guard, 'check'> {
  /** Words for using the right. Refused where points are taken. */
  exercise: Words;
  /** Words that press on it or are vague enough to. Warned of where points are taken. */
  pressed?: Words;
  /** In the same part of the sentence, these turn a refusal into a warning. */
  lowered?: Words;
  /** In the same part of the sentence, these show that something else is meant. */
  excuses?: Words;
  /** The same anywhere in the sentence. */
  excusesWide?: Words;
  /** Whether points for not using the right are the same as points lost by using it. */
  forgone?: boolean;
  /** Refused where points are given. */
  bought?: Words;
  /** Warned of where points are given. */
  courted?: Words;
  /** In the same part, these show that an award means something else. */
  gainExcuses?: Words;
  /** Whether recording it as a fact of people is warned of. */
  noted?: boolean;
  /** Refused wherever they stand, unless the sentence protects. */
  never?: Words;
}

const NOT = oneOf(['没有|没|无|未|不|零|(?<!\\d)0|杜绝|避免|减少|防止|预防|远离|从未', '拒绝参与']);
const CURB = oneOf([
  '劝返|劝阻|劝回|劝止|劝退|劝导|拦截|拦下|阻止|制止|稳控|稳住|维稳|放弃|撤回|撤销|撤',
  '息|停|罢|截|管住|看住|化解在萌芽',
]);
const GONE = '(?:为零|零发生|清零|为0|归零|零记录|零增长|下降|减少|不出村|没有发生|维稳|稳控|稳定)';

/** The check of a right. */
export function rightGuard(table: RightTable): Guard {
  const exercise = `(?:${table.exercise.join('|')})`;
  const forgone = [`${NOT}…10?${exercise}`, `${CURB}…10?${exercise}`, `${exercise}…8?${GONE}`];
  const patterns: Patterns = {
    noted: table.noted ?? false,
    exercise: anyOf(table.exercise),
    pressed: anyOf(table.pressed),
    refusedUnless: anyOf([...(table.excuses ?? []), ...(table.lowered ?? [])]),
    excuses: anyOf(table.excuses),
    wide: anyOf(table.excusesWide),
    bought: anyOf([...(table.forgone ? forgone : []), ...(table.bought ?? [])]),
    courted: anyOf(table.courted),
    gainExcuses: anyOf(table.gainExcuses),
    never: anyOf(table.never),
  };
  return guardFrom(table, (sentence) => judge(sentence, patterns));
}

interface Patterns {
  noted: boolean;
  exercise: RegExp | null;
  pressed: RegExp | null;
  refusedUnless: RegExp | null;
  excuses: RegExp | null;
  wide: RegExp | null;
  bought: RegExp | null;
  courted: RegExp | null;
  gainExcuses: RegExp | null;
  never: RegExp | null;
}

function judge(sentence: Sentence, patterns: Patterns): Hit | null {
  const { text, side, spares, prose } = sentence;
  if (side === 'goods' || side === 'shown') return null;
  if (side === 'fact')
    return (
      (sentence.loses ? (losing(text, patterns) ?? refused(text, patterns)) : null) ??
      recorded(text, patterns)
    );
  if (spares && (prose || side !== 'loss')) return null;
  return (
    refused(text, patterns) ??
    (sentence.loses || side === 'list' ? losing(text, patterns) : null) ??
    (sentence.gains ? gaining(text, patterns) : null)
  );
}

function refused(text: string, { never, excuses }: Patterns): Hit | null {
  const words = unexcused(never, text, excuses);
  return words ? { level: 'error', words } : null;
}

/** What is recorded of people will be used: a right's exercise has no place in the roster. */
function recorded(text: string, { noted, exercise, excuses }: Patterns): Hit | null {
  const words = noted ? unexcused(exercise, text, excuses) : null;
  return words ? { level: 'warning', words } : null;
}

function losing(text: string, patterns: Patterns): Hit | null {
  if (has(patterns.wide, text)) return null;
  const used = unexcused(patterns.exercise, text, patterns.refusedUnless);
  if (used) return { level: 'error', words: used };
  const pressed =
    unexcused(patterns.pressed, text, patterns.excuses) ??
    unexcused(patterns.exercise, text, patterns.excuses);
  return pressed ? { level: 'warning', words: pressed } : null;
}

function gaining(text: string, patterns: Patterns): Hit | null {
  const bought = unexcused(patterns.bought, text, patterns.gainExcuses);
  if (bought) return { level: 'error', words: bought };
  const courted = unexcused(patterns.courted, text, patterns.gainExcuses);
  return courted ? { level: 'warning', words: courted } : null;
}
