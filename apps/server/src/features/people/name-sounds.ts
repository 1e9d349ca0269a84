import { pinyin } from 'pinyin-pro';
import { familyNameLength } from './mask.ts';

/** Readings of one sign that are told apart; more are rare and would only find strangers. */
const READINGS_MAX = 3;

/**
 * How each sign of a name may be read, the likeliest first, in plain letters (ü is v, as it is typed). The family name
 * is read as one (单 shan, 仇 qiu, 解 xie), and also as the sign is read elsewhere.
 * @example soundsOf('单小明') // [['shan', 'dan', 'chan'], ['xiao'], ['ming']]
 */
export function soundsOf(name: string): string[][] {
  const signs = signsOf(name);
  const family = signs.slice(0, familyNameLength(name)).join('');
  const asFamily = pinyin(family, { surname: 'head', toneType: 'none', v: true, type: 'array' });
  return signs.map((sign, at) => {
    const first = at < asFamily.length ? [plain(asFamily[at] ?? '')] : [];
    return [...new Set([...first, ...readingsOf(sign)])].slice(0, READINGS_MAX);
  });
}

/** The signs of a name that count when it is looked for: no spaces, no dots between the parts of a name. */
export function signsOf(name: string): string[] {
  return Array.from(name.normalize('NFKC').toLowerCase()).filter((sign) => /[\p{L}\p{N}]/u.test(sign));
}

const known = new Map<string, string[]>();
/** More signs than names are written with. */
const KNOWN_MAX = 20_000;

function readingsOf(sign: string): string[] {
  const found = known.get(sign);
  if (found) return found;
  const read = pinyin(sign, { multiple: true, toneType: 'none', v: true, type: 'array' }).map(plain);
  const readings = [...new Set(read)].filter((reading) => reading !== '');
  if (known.size >= KNOWN_MAX) known.clear();
  known.set(sign, readings);
  return readings;
}

const plain = (reading: string) => reading.toLowerCase().replaceAll('ü', 'v').replaceAll(/\s/g, '');

/**
 * Whether letters typed in a row may stand for the signs from `from` on: a beginning of each sign's sound, one sign
 * after the other (`wxm`, `wangxm`, `wangxiaom`).
 */
export function soundsLike(sounds: readonly string[][], letters: string, from = 0): boolean {
  if (letters === '') return true;
  return (sounds[from] ?? []).some((sound) => {
    for (let taken = commonLength(sound, letters); taken > 0; taken -= 1) {
      if (soundsLike(sounds, letters.slice(taken), from + 1)) return true;
    }
    return false;
  });
}

function commonLength(sound: string, letters: string): number {
  let length = 0;
  while (length < sound.length && sound[length] === letters[length]) length += 1;
  return length;
}

/** The ways to read some signs in a row, `piece` of each sound; at most `max` of them. */
export function spellings(
  sounds: readonly string[][],
  piece: (sound: string) => string,
  max: number,
): string[] {
  let found = [''];
  for (const readings of sounds) {
    const pieces = [...new Set(readings.map(piece))];
    found = found.flatMap((start) => pieces.map((end) => start + end)).slice(0, max);
  }
  return found;
}
