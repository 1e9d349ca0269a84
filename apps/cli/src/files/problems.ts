/** What is wrong with a file of the batch run: which file, row, column, what stands there and what was expected. */
export interface FileProblem {
  file: string;
  /** As a spreadsheet counts: the header is row 1. */
  row?: number;
  column?: string;
  value?: string;
  expected: string;
}

/** Thrown when a file cannot be used at all; the run ends with exit code 2. */
export class UnusableFiles extends Error {
  readonly problems: readonly FileProblem[];

  constructor(problems: readonly FileProblem[]) {
    super(problems.map(problemText).join('\n'));
    this.problems = problems;
  }
}

/** Problems shown at once; more of them usually have one cause. */
const SHOWN_MAX = 50;

/** Collects problems and warnings while files are read, so that a clerk sees all of them at once. */
export class ProblemList {
  readonly problems: FileProblem[] = [];
  private readonly warned = new Set<string>();

  add(problem: FileProblem): void {
    if (this.problems.length < SHOWN_MAX) this.problems.push(problem);
  }

  /** Whether a file as a whole cannot be used: it is not there, is no table, or lacks a column. */
  isUnusable(name: string): boolean {
    return this.problems.some(
      ({ file, row, value }) => file === name && value === undefined && (row ?? 1) === 1,
    );
  }

  warn(text: string): void {
    this.warned.add(text);
  }

  get warnings(): readonly string[] {
    const all = [...this.warned];
    const more = all.length - SHOWN_MAX;
    return more > 0 ? [...all.slice(0, SHOWN_MAX), `还有 ${more} 条提醒，没有列出`] : all;
  }

  throwIfAny(): void {
    if (this.problems.length > 0) throw new UnusableFiles(this.problems);
  }
}

/**
 * A problem as one line.
 *
 * @example problemText({ file: 'events.csv', row: 3, column: 'happened_at', value: '昨天', expected: '日期' })
 */
export function problemText({ file, row, column, value, expected }: FileProblem): string {
  const where = [file, row === undefined ? '' : `第 ${row} 行`, column === undefined ? '' : `${column} 列`];
  const found = value === undefined ? '' : `写的是“${value}”，`;
  return `${where.filter((part) => part !== '').join(' ')}：${found}${expected}`;
}
