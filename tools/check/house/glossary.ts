import type { SourceFile } from '../length/judge.ts';

const code = /^(apps|packages)\/.*\.(ts|tsx|sql)$/;

/** The table under "Words not to use" of the glossary: a word in code, and the one to write instead. */
export function readRetired(glossary: string): { word: string; instead: string }[] {
  const part = glossary.split(/^## Words not to use.*$/m)[1]?.split(/^## /m)[0] ?? '';
  return [...part.matchAll(/^\| `([a-z]+)` \| ([^|]+) \|/gm)].map(([, word = '', instead = '']) => ({
    word,
    instead: instead.trim(),
  }));
}

/** Retired words in code, as a word of their own or as a part of a camelCase or snake_case name. */
export function judgeGlossary(files: SourceFile[], glossary: string): string[] {
  const retired = readRetired(glossary);
  if (retired.length === 0) return ['docs/glossary.md: the table under "Words not to use" cannot be read.'];
  const known = new Map(retired.map(({ word, instead }) => [word, instead]));
  return files
    .filter((file) => code.test(file.path))
    .flatMap((file) =>
      file.text.split('\n').flatMap((line, at) =>
        wordsOf(line)
          .filter((word) => known.has(word))
          .map((word) => `${file.path}:${at + 1}: "${word}"; the glossary says ${known.get(word)}.`),
      ),
    );
}

function wordsOf(line: string): string[] {
  return (line.match(/[A-Za-z][a-z]*/g) ?? []).map((word) => word.toLowerCase().replace(/s$/, ''));
}
