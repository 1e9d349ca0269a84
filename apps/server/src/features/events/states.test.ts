import { describe, expect, it } from 'vitest';
import { actsOfFiler, assertStep, type EventAct, eventStates, mayDo, stateLabels } from './states.ts';

const acts: EventAct[] = ['approve', 'return', 'refuse', 'undo', 'resubmit', 'correct'];

describe('the life of an event', () => {
  it('is exactly this', () => {
    const allowed = eventStates.flatMap((state) =>
      acts.filter((act) => mayDo(state, act)).map((act) => `${state}:${act}`),
    );
    expect(allowed).toEqual([
      'in_review:approve',
      'in_review:return',
      'in_review:refuse',
      'in_review:undo',
      'returned:undo',
      'returned:resubmit',
      'refused:undo',
      'approved:correct',
    ]);
  });

  it('never leaves approved', () => {
    for (const act of acts) {
      for (const to of eventStates.filter((state) => state !== 'approved')) {
        expect(() => assertStep('approved', act, to)).toThrow(/no step/);
      }
    }
  });

  it('lets the filer do something only with a returned claim, and names every state', () => {
    expect(eventStates.filter((state) => actsOfFiler(state).length > 0)).toEqual(['returned']);
    expect(Object.values(stateLabels).every((label) => /\p{Script=Han}/u.test(label))).toBe(true);
  });
});
