import type { Vault } from '../../platform/vault/index.ts';
import { familyNameLength } from './mask.ts';
import { signsOf, soundsOf, spellings } from './name-sounds.ts';
import type { Person } from './person.ts';

const purpose = 'person.search';
/** Beginnings of a spelt name that are kept; what is typed is looked up by the longest that fits. */
const PREFIXES = [8, 5, 3] as const;
const SPELLINGS_MAX = 4;
const TOKENS_MAX = 40;
const TAIL_DIGITS = 4;

/**
 * The words under which a person is found, about a dozen for a usual name: each sign and each pair of signs, the initials
 * from two letters on, beginnings of the spelt name, and the last digits of the phone.
 */
function wordsOf(person: Person): string[] {
  const signs = signsOf(person.name);
  const words = new Set<string>();
  signs.forEach((sign, at) => {
    words.add(`s:${sign}`);
    const next = signs[at + 1];
    if (next !== undefined) words.add(`s:${sign}${next}`);
  });
  const sounds = soundsOf(person.name);
  const family = familyNameLength(person.name);
  addLetters(words, sounds);
  if (sounds.length > family) addLetters(words, sounds.slice(family));
  const tail = person.phone?.slice(-TAIL_DIGITS);
  if (tail) words.add(`t:${tail}`);
  return [...words].slice(0, TOKENS_MAX);
}

function addLetters(words: Set<string>, sounds: readonly string[][]): void {
  for (const initials of spellings(sounds, (sound) => sound.slice(0, 1), SPELLINGS_MAX)) {
    for (let length = 2; length <= initials.length; length += 1) words.add(`l:${initials.slice(0, length)}`);
  }
  for (const spelt of spellings(sounds, (sound) => sound, SPELLINGS_MAX)) {
    for (const length of PREFIXES) if (spelt.length >= length) words.add(`l:${spelt.slice(0, length)}`);
  }
  // 李, 吴 and others are whole with two letters.
  for (const sound of sounds[0] ?? []) if (sound.length === 2) words.add(`l:${sound}`);
}

/** What somebody typed, as it is looked up and as it is checked afterwards. */
export type Query =
  | { kind: 'signs'; words: string[]; text: string }
  | { kind: 'letters'; words: string[]; text: string }
  | { kind: 'tail'; words: string[]; text: string }
  | { kind: 'phone'; text: string }
  | { kind: 'id'; text: string }
  /** Too short or too odd for a name; a door code perhaps. */
  | { kind: 'other'; text: string };

/** Reads what was typed: a name or a part of it, its sounds, the end of a phone, a whole phone or ID number. */
export function readQuery(typed: string): Query {
  const text = signsOf(typed).join('');
  if (/^1[3-9]\d{9}$/.test(text)) return { kind: 'phone', text };
  if (/^\d{17}[\dx]$/.test(text)) return { kind: 'id', text: text.toUpperCase() };
  if (/^\d{4,10}$/.test(text)) return { kind: 'tail', words: [`t:${text.slice(-TAIL_DIGITS)}`], text };
  if (/^[a-zü]{2,}$/.test(text)) {
    const letters = text.replaceAll('ü', 'v');
    const prefix = PREFIXES.find((length) => length <= letters.length);
    const words = new Set([
      // Initials are never longer than a name has signs; of two letters there is no shorter beginning.
      ...(letters.length <= 6 ? [`l:${letters}`] : []),
      ...(prefix === undefined ? [] : [`l:${letters.slice(0, prefix)}`]),
    ]);
    return { kind: 'letters', words: [...words], text: letters };
  }
  if (/^[\p{L}〇]+$/u.test(text) && /\p{Script=Han}/u.test(text)) {
    // The last two signs: given names tell people apart better than family names do.
    return { kind: 'signs', words: [`s:${Array.from(text).slice(-2).join('')}`], text };
  }
  return { kind: 'other', text };
}

/** The tokens of a person's words in one village, as numbers in text (they take all 64 bits). */
export function tokensOf(vault: Vault, villageId: number, person: Person): string[] {
  return wordsOf(person).map((word) => tokenOf(vault.blind(word, villageId, purpose)));
}

/** The tokens under which words may be stored in one village: while keys change, of both. */
export function tokensToFind(vault: Vault, villageId: number, words: readonly string[]): string[] {
  return words.flatMap((word) => vault.blinds(word, villageId, purpose).map(tokenOf));
}

const tokenOf = (digest: Buffer) => digest.readBigInt64BE(0).toString();
