import { join } from 'node:path';
import { expect, it } from 'vitest';
import { addTallies, failureLines, partLines, readTally } from './tally.ts';

const file = (name: string, change: object) => ({ name: join(process.cwd(), name), ...change });
const report = (change: object) =>
  JSON.stringify({
    numPassedTests: 2,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [file('good.test.ts', { status: 'passed', assertionResults: [{ status: 'passed' }] })],
    ...change,
  });

it('counts what passed and what failed', () => {
  expect(readTally(report({}), 0)).toEqual({ passed: 2, failed: 0, failures: [] });
  expect(readTally(report({ numFailedTests: 3 }), 1)).toMatchObject({ passed: 2, failed: 3 });
});

it('counts a file that did not load, a skipped test, a bad end and a missing report as failed', () => {
  const broken = file('a.test.ts', { status: 'failed', message: 'no b.ts', assertionResults: [] });
  expect(readTally(report({ testResults: [broken] }), 1)).toEqual({
    passed: 2,
    failed: 1,
    failures: [{ name: 'a.test.ts', said: ['no b.ts'] }],
  });
  expect(readTally(report({ numPendingTests: 1 }), 0)).toMatchObject({ passed: 2, failed: 1 });
  const unexplained = [{ name: 'the run ended with 1', said: ['Unhandled error'] }];
  const lastLines = ['Unhandled error'];
  expect(readTally(report({}), 1, lastLines)).toEqual({ passed: 2, failed: 1, failures: unexplained });
  for (const unreadable of [undefined, '{"numPassed'])
    expect(readTally(unreadable, 1, lastLines)).toEqual({ passed: 0, failed: 1, failures: unexplained });
});

it('adds up', () => {
  const failures = [{ name: 'a', said: [] }];
  expect(
    addTallies([
      { passed: 1, failed: 0, failures: [] },
      { passed: 2, failed: 1, failures },
    ]),
  ).toEqual({ passed: 3, failed: 1, failures });
});

it('says in columns what each step came to and how long it took', () => {
  expect(
    partLines([
      { name: 'unit', seconds: 95, passed: 1234, failed: 0, failures: [] },
      { name: 'phone h5', seconds: 7, passed: 0, failed: 1, failures: [] },
    ]),
  ).toEqual(['✓ unit     1234 passed, 0 failed,   95 s', '✗ phone h5    0 passed, 1 failed,    7 s']);
});

it('tells each failed test with the first lines of its fault and where it was', () => {
  const failureMessages = [
    `AssertionError: expected 1 to be 2\nof one thing\n    at x (file:///a/node_modules/vitest/x.js:1:2)\n    at ${process.cwd()}/a.test.ts:3:4\n    at later.ts:5:6`,
  ];
  const testResults = [
    file('a.test.ts', {
      status: 'failed',
      assertionResults: [
        { fullName: 'one is two', status: 'failed', failureMessages },
        { fullName: 'not today', status: 'skipped', failureMessages: [] },
        { fullName: 'good', status: 'passed' },
      ],
    }),
  ];
  const { failures } = readTally(report({ testResults, numFailedTests: 1, numPendingTests: 1 }), 1);
  expect(failureLines(failures)).toEqual([
    '✗ a.test.ts > one is two',
    '    AssertionError: expected 1 to be 2',
    '    of one thing',
    `    at ${process.cwd()}/a.test.ts:3:4`,
    '✗ a.test.ts > not today',
    '    did not run (skipped)',
  ]);
});

it('stays short, whatever failed', () => {
  const said = ['x'.repeat(5000), ...Array.from({ length: 100 }, () => 'more')];
  const lines = failureLines(Array.from({ length: 60 }, () => ({ name: 'a', said })));
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(400);
  expect(lines).toHaveLength(50 * 13 + 1);
  expect(lines.at(-1)).toBe('and 10 more');
});
