import { listFunctions } from './functions.ts';

export interface RatchetEntry {
  path: string;
  /** The file may not grow beyond this. */
  lines: number;
  reason: string;
}

export interface SourceFile {
  path: string;
  text: string;
}

const fileLines = { free: 300, most: 500 };
/** A test that tells one story from end to end is easier to read whole. */
const functionLines = { function: 60, component: 120, test: 120, suite: Number.POSITIVE_INFINITY };

/** Says which files and functions are too long, and which entries of the ratchet no longer hold. */
export function judgeLengths(files: SourceFile[], ratchet: RatchetEntry[]): string[] {
  const entries = new Map(ratchet.map((entry) => [entry.path, entry]));
  const counted = new Map(files.map((file) => [file.path, countLines(file.text)]));
  return [
    ...files.flatMap((file) => judgeFile(file.path, countLines(file.text), entries.get(file.path))),
    ...ratchet.flatMap((entry) => judgeEntry(entry, counted.get(entry.path))),
    ...files.filter((file) => /\.[cm]?[jt]sx?$/.test(file.path)).flatMap(judgeFunctions),
  ];
}

function judgeFile(path: string, lines: number, entry: RatchetEntry | undefined): string[] {
  if (lines > fileLines.most)
    return [`${path}: ${lines} lines; none may pass ${fileLines.most}. Split it by what it does.`];
  if (lines <= fileLines.free) return [];
  if (!entry) {
    return [
      `${path}: ${lines} lines; above ${fileLines.free} it needs a reason in tools/check/length/ratchet.json, or a split.`,
    ];
  }
  return lines > entry.lines
    ? [`${path}: grew from ${entry.lines} to ${lines} lines; split it instead.`]
    : [];
}

function judgeEntry(entry: RatchetEntry, lines: number | undefined): string[] {
  if (lines !== undefined && lines > fileLines.free && entry.reason.trim() !== '') return [];
  return [
    `tools/check/length/ratchet.json: the entry for ${entry.path} is not needed or has no reason; remove it.`,
  ];
}

function judgeFunctions(file: SourceFile): string[] {
  return listFunctions(file.text, file.path)
    .filter((found) => found.lines > functionLines[found.kind])
    .map(
      ({ name, line, lines, kind }) =>
        `${file.path}:${line}: ${kind} ${name} has ${lines} lines; the most is ${functionLines[kind]}. Move a part into a function.`,
    );
}

function countLines(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}
