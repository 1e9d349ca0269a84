import type { SourceFile } from '../length/judge.ts';

const folder = 'docs/decisions/';
const most = { lines: 60, characters: 5000 };

/** A decision note is numbered without gaps or doubles, fits on a page, and stands in the index. */
export function judgeDecisions(files: SourceFile[]): string[] {
  const index = files.find((file) => file.path === `${folder}README.md`)?.text ?? '';
  const notes = files.filter((file) => file.path.startsWith(folder) && file.path !== `${folder}README.md`);
  const names = notes.map((note) => note.path.slice(folder.length)).toSorted();
  return [
    ...names.flatMap((name, at) => judgeName(name, at, index)),
    ...notes.flatMap((note) => judgeSize(note.path, note.text)),
  ];
}

function judgeName(name: string, at: number, index: string): string[] {
  const number = String(at + 1).padStart(4, '0');
  const faults = [];
  if (!new RegExp(`^${number}-[a-z0-9-]+\\.md$`).test(name)) {
    faults.push(
      `${folder}${name}: the name should be ${number}-what-was-decided.md; numbers run on without gaps.`,
    );
  }
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
