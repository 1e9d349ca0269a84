import { expect, test } from 'vitest';
import { type EventFact, evaluate, simulate } from '../src/index.ts';
import { compileAll, plainly, plainlyEvaluated, shuffled } from './plainly.ts';
import { mustAgree } from './random/agree.ts';
import { assertOnHistories } from './random/run.ts';
import { cutAt, slowEvaluate } from './slow/simulate.ts';

const PATIENCE = 1_200_000;
const HOUR = 3_600_000;

/** The same rows, approved at other moments: as another panel might have come to them, or in other batches. */
function approvedOtherwise(events: readonly EventFact[], order: number): EventFact[] {
  return events.map((event, at) =>
    event.approvedAt === null
      ? event
      : { ...event, approvedAt: event.happenedAt + ((Math.abs(order) + at * 7919) % 5000) * HOUR },
  );
}

test(
  'what events give depends neither on when and in which batches they were approved nor on the rows’ order',
  () => {
    assertOnHistories(0.45, ({ documents, histories, order }) => {
      const scheme = compileAll(documents);
      for (const history of histories) {
        const { record, until } = history;
        mustAgree(documents, scheme, history, order);
        const evaluated = plainlyEvaluated(evaluate(scheme, record.facts, record.events));
        const otherwise = shuffled({ ...record, events: approvedOtherwise(record.events, order) }, order);
        expect(plainlyEvaluated(evaluate(scheme, record.facts, otherwise.events))).toEqual(evaluated);
        expect(evaluated).toEqual(slowEvaluate(documents, record));
        // What came later is as if it were not in the files.
        const cut = simulate(scheme, cutAt(record, until), until);
        expect(plainly(documents, cut)).toEqual(plainly(documents, simulate(scheme, record, until)));
      }
    });
  },
  PATIENCE,
);
