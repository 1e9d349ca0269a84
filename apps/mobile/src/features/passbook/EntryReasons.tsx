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
  const { eventId, eventNumber, reason, clauseText, capNote, wouldBe, points, stages } = entry;
  const wasCut = wouldBe !== points;
  const days = [words.happened(longDate(entry.happenedAt)), words.written(longDate(entry.writtenAt))];
  const facts = [
    { name: words.reason, value: reason },
    { name: words.clause, value: clauseText ?? '' },
    { name: words.cap, value: capNote ?? '' },
    { name: '', value: wasCut ? words.wouldBe(signedPoints(wouldBe, unit)) : '' },
    { name: '', value: entry.reversal ? words.reversal : '' },
    { name: '', value: entry.reversed ? words.reversed : '' },
    {
      name: words.stages,
      value: stages.map(({ stageTitle, at }) => `${stageTitle} ${longDate(at)}`).join('，'),
    },
    { name: '', value: days.join('，') },
    { name: '', value: eventNumber ? words.number(eventNumber) : '' },
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
