import type { SourceFile } from '../length/judge.ts';

const folder = 'docs/decisions/';
const most = { lines: 60, characters: 5000 };

/** A decision note has a number of its own, fits on a page, and stands in the index. */
export function judgeDecisions(files: SourceFile[]): string[] {
  const index = files.find((file) => file.path === `${folder}README.md`)?.text ?? '';
  const notes = files.filter((file) => file.path.startsWith(folder) && file.path !== `${folder}README.md`);
  const names = notes.map((note) => note.path.slice(folder.length)).toSorted();
  return [
    ...names.flatMap((name, at) => judgeName(name, names[at - 1], index)),
    ...notes.flatMap((note) => judgeSize(note.path, note.text)),
  ];
}

function judgeName(name: string, before: string | undefined, index: string): string[] {
  const faults = [];
  if (!/^\d{4}-[a-z0-9-]+\.md$/.test(name))
    faults.push(`${folder}${name}: name it NNNN-what-was-decided.md.`);
  if (name.slice(0, 4) === before?.slice(0, 4))
    faults.push(`${folder}${name}: ${before} has the same number; take the next free one.`);
  if (!index.includes(`(${name})`))
    faults.push(`${folder}${name}: not in ${folder}README.md; add a line with a link.`);
  return faults;
}

function judgeSize(path: string, text: string): string[] {
  const lines = text.split('\n').length;
  if (lines <= most.lines && text.length <= most.characters) return [];
  return [
    `${path}: ${lines} lines, ${text.length} characters; a note fits on a page (${most.lines}, ${most.characters}). Shorten it.`,
  ];
}
