import { expect, it } from 'vitest';
import { addTallies, readTally } from './tally.ts';

const report = (change: object) =>
  JSON.stringify({
    numPassedTests: 2,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [{ status: 'passed', assertionResults: [{ status: 'passed' }, { status: 'passed' }] }],
    ...change,
  });

it('counts what passed and what failed', () => {
  expect(readTally(report({}), 0)).toEqual({ passed: 2, failed: 0 });
  expect(readTally(report({ numFailedTests: 3 }), 1)).toEqual({ passed: 2, failed: 3 });
});

it('counts a file that did not load, a skipped test, a bad end and a missing report as failed', () => {
  const broken = { testResults: [{ status: 'failed', assertionResults: [] }] };
  expect(readTally(report(broken), 1)).toEqual({ passed: 2, failed: 1 });
  expect(readTally(report({ numPendingTests: 1 }), 0)).toEqual({ passed: 2, failed: 1 });
  expect(readTally(report({}), 1)).toEqual({ passed: 2, failed: 1 });
  expect(readTally(undefined, 0)).toEqual({ passed: 0, failed: 1 });
});

it('adds up', () => {
  expect(
    addTallies([
      { passed: 1, failed: 0 },
      { passed: 2, failed: 3 },
    ]),
  ).toEqual({ passed: 3, failed: 3 });
});
