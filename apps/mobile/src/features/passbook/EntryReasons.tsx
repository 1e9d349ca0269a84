import type { PassbookEntry } from '../../api/types';
import { longDate, signedPoints } from '../../lib/format';
import { open } from '../../platform/navigate';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Facts } from '../../ui/Facts';
import { Fold } from '../../ui/Fold';
import { claimPath } from '../events/paths';

/** "Why these points": the clause, the sum, the cap, and what to do if it looks wrong. */
export function EntryReasons({ entry, unit }: { entry: PassbookEntry; unit: string }) {
  const words = texts.passbook;
  const { eventId, reason, clause, clauseText, capNote, wouldBe, points } = entry;
  const wasCut = wouldBe !== null && wouldBe !== points;
  const facts = [
    { name: words.reason, value: reason },
    { name: words.clause, value: [clause, clauseText].filter(Boolean).join(' ') },
    ...(wasCut || capNote
      ? [
          {
            name: words.cap,
            value: capNote ?? (wouldBe === null ? '' : words.wouldBe(signedPoints(wouldBe, unit))),
          },
        ]
      : []),
    ...(wasCut && capNote && wouldBe !== null
      ? [{ name: '', value: words.wouldBe(signedPoints(wouldBe, unit)) }]
      : []),
    ...(entry.reversal ? [{ name: '', value: words.reversal }] : []),
    ...(entry.reversed ? [{ name: '', value: words.reversed }] : []),
    {
      name: '',
      value: `${words.happened(longDate(entry.happenedAt))}，${words.written(longDate(entry.writtenAt))}`,
    },
    ...(entry.eventNumber ? [{ name: '', value: words.number(entry.eventNumber) }] : []),
    { name: '', value: words.object },
  ];
  return (
    <Fold openText={words.why} closeText={words.whyNot}>
      <Facts facts={facts.filter(({ value }) => value !== '')} />
      {eventId ? (
        <Button look="plain" text={words.seeClaim} icon="next" onPress={() => open(claimPath(eventId))} />
      ) : null}
    </Fold>
  );
}
