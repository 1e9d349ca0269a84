import { relative } from 'node:path';

/** Something that failed, and the first lines of what it said. */
interface Failure {
  name: string;
  said: string[];
}

export interface Tally {
  passed: number;
  failed: number;
  failures: Failure[];
}

/** What one step of the test run came to. */
export interface Part extends Tally {
  name: string;
  seconds: number;
}

/** The part of Vitest's JSON report that is read here. */
interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: File[];
}

interface File {
  name: string;
  status: string;
  message?: string;
  assertionResults: { fullName: string; status: string; failureMessages?: string[] }[];
}

const LINES_MAX = 12;
const WIDTH_MAX = 300;
const FAILURES_MAX = 50;

/**
 * Reads Vitest's JSON report. A file that failed as a whole (it would not even load) holds no failed test, and a
 * test that did not run has proved nothing: both count as failed.
 *
 * @param text the report; undefined when Vitest ended before it could write one
 * @param exitCode how Vitest ended: never a success when it says otherwise
 * @param lastLines what Vitest printed last, for an end that no test explains
 */
export function readTally(text: string | undefined, exitCode: number, lastLines: string[] = []): Tally {
  const unexplained = { name: `the run ended with ${exitCode}`, said: lastLines };
  const parsed = parse(text);
  if (!parsed) return { passed: 0, failed: 1, failures: [unexplained] };
  const brokenFiles = parsed.testResults.filter(isBroken).length;
  const failed = parsed.numFailedTests + parsed.numPendingTests + parsed.numTodoTests + brokenFiles;
  const isOddEnd = failed === 0 && exitCode !== 0;
  return {
    passed: parsed.numPassedTests,
    failed: isOddEnd ? 1 : failed,
    failures: isOddEnd ? [unexplained] : parsed.testResults.flatMap(failuresOf),
  };
}

/** Undefined for what Vitest did not write, or not to its end. */
function parse(text: string | undefined): Report | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as Report);
  } catch {
    return undefined;
  }
}

const isBroken = (file: File) =>
  file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed');

function failuresOf(file: File): Failure[] {
  const name = relative(process.cwd(), file.name);
  const tests = file.assertionResults
    .filter(({ status }) => status !== 'passed')
    .map(({ fullName, status, failureMessages = [] }) => ({
      name: `${name} > ${fullName}`,
      said: status === 'failed' ? failureMessages.flatMap(untilStack) : [`did not run (${status})`],
    }));
  return isBroken(file) ? [{ name, said: (file.message ?? '').split('\n') }, ...tests] : tests;
}

/** The message, and of the stack the place in this repository where it was thrown. */
function untilStack(message: string): string[] {
  const lines = message.split('\n');
  const stack = lines.findIndex((line) => /^ +at /.test(line));
  if (stack < 0) return lines;
  const place = lines.slice(stack).find((line) => /^ +at /.test(line) && !line.includes('node_modules'));
  return [...lines.slice(0, Math.min(stack, LINES_MAX - 1)), ...(place ? [place.trim()] : [])];
}

export function addTallies(tallies: Tally[]): Tally {
  return {
    passed: tallies.reduce((sum, tally) => sum + tally.passed, 0),
    failed: tallies.reduce((sum, tally) => sum + tally.failed, 0),
    failures: tallies.flatMap((tally) => tally.failures),
  };
}

/** One line for each step, in columns: what it came to and how long it took. */
export function partLines(parts: Part[]): string[] {
  const widthOf = (cells: string[]) => Math.max(0, ...cells.map((cell) => cell.length));
  const nameWidth = widthOf(parts.map((part) => part.name));
  const countWidth = widthOf(parts.map((part) => String(part.passed)));
  return parts.map(({ name, passed, failed, seconds }) =>
    [
      failed === 0 ? '✓' : '✗',
      name.padEnd(nameWidth),
      `${String(passed).padStart(countWidth)} passed, ${failed} failed,`,
      `${String(seconds).padStart(4)} s`,
    ].join(' '),
  );
}

/** What failed once more, for whoever sees only the end of a long log; no line when all passed. */
export function failureLines(failures: Failure[]): string[] {
  const lines = failures.slice(0, FAILURES_MAX).flatMap(({ name, said }) => [
    `✗ ${name}`,
    ...said
      .filter((line) => line.trim() !== '')
      .slice(0, LINES_MAX)
      .map((line) => `    ${line.length > WIDTH_MAX ? `${line.slice(0, WIDTH_MAX)}…` : line}`),
  ]);
  const more = failures.length - FAILURES_MAX;
  return more > 0 ? [...lines, `and ${more} more`] : lines;
}
