import { expect, test } from 'vitest';
import { makeCases } from '../../../test/fake-api/cases.ts';
import {
  addSent,
  caseKey,
  countLeft,
  type Desk,
  dropSent,
  isClean,
  latestGroup,
  nextCase,
  previousCase,
  proposedPoints,
  rangeSteps,
  remaining,
  type Sent,
  signedPoints,
  undoMsLeft,
} from './desk.ts';

const cases = makeCases('first', 5, Date.parse('2026-11-22T10:00:00+08:00'));

function at(index: number) {
  const of = cases[index];
  if (!of) throw new Error(`no case ${index}`);
  return of;
}

function sent(index: number, change: Partial<Sent> = {}): Sent {
  const of = at(index);
  return { key: caseKey(of), group: 1, case: of, act: { verdict: 'approve' }, status: 'sending', ...change };
}

const answer = {
  eventId: 'first-1',
  state: 'in_review' as const,
  stage: 'second',
  decisionId: 'd1',
  undoable: true,
  undoSeconds: 10,
};

test('a case leaves the queue when it is decided, not when the server has answered', () => {
  expect(remaining(cases, [sent(0)], 1000).map((of) => of.eventId)).toEqual(
    cases.slice(1).map((of) => of.eventId),
  );
});

test('a decision that failed puts the case back', () => {
  const failed = sent(0, { status: 'failed', error: { code: 'x', message: 'y' } });
  expect(remaining(cases, [failed], 1000)).toHaveLength(5);
});

test('a case sent back to the same stage shows again once the server was asked later', () => {
  const done: Desk = [sent(0, { status: 'done', doneAt: 2000 })];
  expect(remaining(cases, done, 1999)).toHaveLength(4);
  expect(remaining(cases, done, 2001)).toHaveLength(5);
});

test('counts go down with each decision the server did not count yet', () => {
  const counts = {
    total: 9,
    byStage: [
      { stage: 'first', title: '初审', count: 5 },
      { stage: 'second', title: '复审', count: 4 },
    ],
  };
  const left = countLeft(counts, [sent(0), sent(1, { status: 'done', doneAt: 2000 })], 1000);
  expect(left.total).toBe(7);
  expect(left.byStage.map((stage) => stage.count)).toEqual([3, 4]);
  expect(countLeft(counts, [sent(0, { status: 'failed' })], 1000).total).toBe(9);
});

test('the next case follows, the last is followed by the first that was skipped, a lone one by none', () => {
  expect(nextCase(cases, caseKey(at(1)))).toBe(at(2));
  expect(nextCase(cases, caseKey(at(4)))).toBe(at(0));
  expect(nextCase([at(0)], caseKey(at(0)))).toBeUndefined();
  expect(previousCase(cases, caseKey(at(0)))).toBeUndefined();
});

test('only a case without flags, choice or helper may be approved with others', () => {
  expect(cases.map(isClean)).toEqual([false, false, false, true, false]);
  expect(isClean({ ...at(3), range: { min: 1, max: 5 } })).toBe(false);
});

test('undo lasts as long as the server says and never beyond a booking', () => {
  const done = sent(0, { status: 'done', doneAt: 1000, result: answer });
  expect(undoMsLeft(done, 1000)).toBe(10_000);
  expect(undoMsLeft(done, 11_000)).toBe(0);
  expect(undoMsLeft({ ...done, result: { ...answer, undoable: false } }, 1000)).toBe(0);
  expect(undoMsLeft(sent(0), 1000)).toBe(0);
});

test('deciding again takes the place of the first try; undoing clears it', () => {
  const desk = addSent(addSent([], sent(0, { status: 'failed' })), sent(0, { group: 2 }));
  expect(desk).toHaveLength(1);
  expect(latestGroup(desk)[0]?.group).toBe(2);
  expect(dropSent(desk, caseKey(at(0)))).toEqual([]);
});

test('a range proposes what the case is worth before any cap', () => {
  const range = { min: 1, max: 5 };
  const preview = { points: 1, wouldBe: 4, reason: '', clause: '' };
  expect(proposedPoints({ ...at(0), range, preview })).toBe(4);
  expect(proposedPoints({ ...at(0), range, preview: { ...preview, wouldBe: 0 } })).toBeNull();
  const deduction = { ...at(0), range, preview: { ...preview, points: -3, wouldBe: -3 } };
  expect(proposedPoints(deduction)).toBe(3);
  expect(signedPoints(deduction, 2)).toBe(-2);
});

test('a short range is a row of buttons, a long one a field', () => {
  expect(rangeSteps({ min: 1, max: 5 })).toEqual([1, 2, 3, 4, 5]);
  expect(rangeSteps({ min: 0.5, max: 2 })).toEqual([0.5, 1, 1.5, 2]);
  expect(rangeSteps({ min: 0, max: 40 })).toEqual([]);
});
