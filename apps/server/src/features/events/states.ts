/** The life of an event, as one table. Commands read from it what may be done; screens are told by `actsIn`. */

export const eventStates = ['in_review', 'returned', 'refused', 'approved'] as const;
export type EventState = (typeof eventStates)[number];

/**
 * `approve`, `return`, `refuse`, `undo`: a reviewer; `resubmit`: whoever filed it; `correct`: staff take back an
 * approved event.
 */
export type EventAct = 'approve' | 'return' | 'refuse' | 'undo' | 'resubmit' | 'correct';

const table: Readonly<Record<EventState, Partial<Record<EventAct, readonly EventState[]>>>> = {
  in_review: {
    // The next stage, or the end of the last one.
    approve: ['in_review', 'approved'],
    return: ['returned'],
    refuse: ['refused'],
    // An approval that only moved it on to this stage.
    undo: ['in_review'],
  },
  returned: { resubmit: ['in_review'], undo: ['in_review'] },
  refused: { undo: ['in_review'] },
  // Points may have been booked: there is no way back but a correction, which leaves it approved and taken back.
  approved: { correct: ['approved'] },
};

export function mayDo(state: EventState, act: EventAct): boolean {
  return table[state][act] !== undefined;
}

/**
 * Checks a step before it is written.
 * @throws when the table has no such step: the caller should have asked `mayDo`.
 */
export function assertStep(from: EventState, act: EventAct, to: EventState): void {
  if (!table[from][act]?.includes(to)) throw new Error(`no step ${act} from ${from} to ${to}`);
}

/** What whoever filed an event may do with it now. */
export function actsOfFiler(state: EventState): EventAct[] {
  return mayDo(state, 'resubmit') ? ['resubmit'] : [];
}

export const stateLabels: Readonly<Record<EventState, string>> = {
  in_review: '审核中',
  returned: '请补充后再交',
  refused: '未通过',
  approved: '已入账',
};

/** Shown in place of `已入账` once a correction has taken the event back. */
export const correctedLabel = '已更正';
