import { pinyin } from 'pinyin-pro';

/** Letters as they are typed for a sound, or for the first letters of several. */
export const isLetters = (word: string) => /^[a-z]+$/i.test(word);

/**
 * Whether letters stand for part of a name from some sign on: in whole sounds, or by their first letters.
 * @example soundsPart('金葫芦社区', 'jinhul') && soundsPart('金葫芦社区', 'jhl') // true
 */
export function soundsPart(name: string, letters: string): boolean {
  const sounds = pinyin(name, { toneType: 'none', v: true, type: 'array' });
  const wanted = letters.toLowerCase();
  return sounds.some((_sound, at) => {
    const rest = sounds.slice(at);
    return (
      rest.join('').startsWith(wanted) ||
      rest
        .map(([first]) => first)
        .join('')
        .startsWith(wanted)
    );
  });
}
