import { posix } from 'node:path';
import type { SourceFile } from '../length/judge.ts';

/** Links of the documents that lead nowhere: to a file that is not there, or to a heading that a page does not have. */
export function judgeLinks(files: SourceFile[], paths: readonly string[]): string[] {
  const pages = new Map(
    files.filter(({ path }) => path.endsWith('.md')).map((page) => [page.path, page.text]),
  );
  const known = new Set(paths.flatMap((path) => [path, ...foldersOf(path)]));
  return [...pages].flatMap(([path, text]) =>
    linksOf(text).flatMap((link) => {
      const [file = '', heading] = decodeURI(link).split('#');
      const target = file === '' ? path : posix.join(posix.dirname(path), file).replace(/\/$/, '');
      if (!known.has(target)) return [`${path}: (${link}) leads to no file; mend the link.`];
      const page = pages.get(target);
      if (!heading || page === undefined || headingsOf(page).has(heading)) return [];
      return [`${path}: (${link}): ${target} has no such heading; mend the link.`];
    }),
  );
}

const linksOf = (text: string): string[] =>
  [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = '']) => link)
    .filter((link) => !/^[a-z]+:/.test(link));

const withoutCode = (text: string): string =>
  text.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '');

/** Anchors as GitHub makes them of headings. */
function headingsOf(text: string): Set<string> {
  const headings = text.replaceAll(/^```[\s\S]*?^```/gm, '').matchAll(/^#+ (.*)$/gm);
  return new Set(
    [...headings].map(([, title = '']) =>
      title
        .trim()
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\- _]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

function foldersOf(path: string): string[] {
  const folder = posix.dirname(path);
  return folder === '.' ? [] : [folder, ...foldersOf(folder)];
}
