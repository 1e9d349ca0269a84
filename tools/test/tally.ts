export interface Tally {
  passed: number;
  failed: number;
}

/** The part of Vitest's JSON report that is read here. */
interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

/**
 * Reads Vitest's JSON report. A file that failed as a whole (it would not even load) holds no failed test, and a
 * test that did not run has proved nothing: both count as failed.
 *
 * @param text the report; undefined when Vitest ended before it could write one
 * @param exitCode how Vitest ended: never a success when it says otherwise
 */
export function readTally(text: string | undefined, exitCode: number): Tally {
  if (text === undefined) return { passed: 0, failed: 1 };
  const parsed = JSON.parse(text) as Report;
  const brokenFiles = parsed.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = parsed.numFailedTests + parsed.numPendingTests + parsed.numTodoTests + brokenFiles;
  return { passed: parsed.numPassedTests, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
}

export function addTallies(tallies: Tally[]): Tally {
  return {
    passed: tallies.reduce((sum, tally) => sum + tally.passed, 0),
    failed: tallies.reduce((sum, tally) => sum + tally.failed, 0),
  };
}
