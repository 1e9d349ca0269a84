import { type Explanation, explain } from '@jishan/scheme';
import type { z } from 'zod';
import { localDay } from '../../platform/clock/index.ts';
import type { Actor, CommandApp } from '../../platform/command/index.ts';
import { Failure } from '../../platform/errors/index.ts';
import { readEventFacts, readNumbers } from '../events/index.ts';
import { readVillageFacts } from '../people/index.ts';
import { readScheme } from '../schemes/index.ts';
import { passbookErrors } from './errors.ts';
import { openBook } from './open-book.ts';
import type { ExplanationAnswer } from './wire-explanation.ts';

type Answer = z.output<typeof ExplanationAnswer>;

/**
 * Why a household has the points it has. Ranks, stars and lists compare it with everybody, so the whole village's events
 * are scored anew, as a batch run on its export would.
 */
export function explainHousehold(
  services: Pick<CommandApp, 'db' | 'clock'>,
  actor: Actor,
  place: { villageId: number; householdId: string },
): Promise<Answer> {
  const { villageId, householdId } = place;
  return openBook(services, actor, place, async (read, now) => {
    const scheme = await readScheme(read, villageId);
    if (scheme === null) throw new Failure(passbookErrors.scheme_missing());
    const [facts, events] = await Promise.all([
      readVillageFacts(read, villageId, 'all'),
      readEventFacts(read, villageId, scheme.decimals),
    ]);
    const explanation = explain(scheme, { facts, events }, `h:${householdId}`, localDay(now));
    if (explanation === null) throw new Failure(passbookErrors.household_unknown());
    return viewOf(explanation, await readNumbers(read, villageId, eventIds(explanation)));
  });
}

function eventIds({ accounts, bars, refused }: Explanation): string[] {
  const lines = accounts.flatMap((account) => account.lines.filter(({ kind }) => kind === 'event'));
  return [
    ...new Set([
      ...lines.map(({ id }) => id),
      ...bars.map(({ event }) => event),
      ...refused.map(({ id }) => id),
    ]),
  ];
}

/** The explanation with the numbers by which people know events. */
function viewOf(explanation: Explanation, numbers: ReadonlyMap<string, string>): Answer {
  const { until, unit, takesPart, accounts, settlements, honours, bars, refused } = explanation;
  const numberOf = (id: string) => {
    const eventNumber = numbers.get(id);
    return eventNumber === undefined ? {} : { eventId: id, eventNumber };
  };
  return {
    until,
    unit,
    takesPart,
    accounts: accounts.map(({ lines, ...account }) => ({
      ...account,
      lines: lines.map(({ id, subject, ...line }) => ({
        ...line,
        ...numberOf(id),
        ...(subject.startsWith('m:') ? { memberId: subject.slice(2) } : {}),
      })),
    })),
    settlements,
    honours,
    bars: bars.map(({ event, ...bar }) => ({ ...bar, ...numberOf(event) })),
    refused: refused.map(({ id, ...one }) => ({ ...one, ...numberOf(id) })),
  };
}
