import { useRef, useState } from 'react';
import type { Fault } from '../../api/answer';
import type { Claim, ClaimFiled, Household, SchemeItem } from '../../api/types';
import { currentTime } from '../../lib/clock';
import { oneAtATime } from '../../lib/once';
import { newId } from '../../platform/ids';
import { useActing } from '../access/session';
import { type Draft, type Gap, gapOf, handIn, startDraft } from './draft';
import { editAgain, outbox } from './outbox';
import { useDraft } from './use-draft';
import { useForecast } from './use-forecast';
import { usePhotoPicking } from './use-photo-picking';

export type DeskResult =
  /** It is written down and on its way: nobody has to wait on this page. */
  { kind: 'sending' } | { kind: 'filed'; filed: ClaimFiled } | { kind: 'waiting'; fault: Fault };

interface DeskInput {
  household: Household;
  item: SchemeItem;
  /** The returned claim that is being completed. */
  returned: Claim | null;
}

/** Everything one claim needs from the first photo to its number. */
export function useClaimDesk({ household, item, returned }: DeskInput) {
  const { villageId, householdId } = household;
  const personId = useActing(household)?.personId;
  const paper = useDraft({ householdId, item: item.id, eventId: returned?.eventId ?? null }, () =>
    startDraft({ villageId, householdId, item, personId, ...(returned ? { returned } : {}) }, newId()),
  );
  const [isSubmitting, setSubmitting] = useState(false);
  const [gap, setGap] = useState<Gap | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [result, setResult] = useState<DeskResult | null>(null);

  const change = (next: (old: Draft) => Draft) => {
    paper.change(next);
    setGap(null);
    setFault(null);
  };

  const submitOnce = async () => {
    const missing = gapOf(paper.latest.current, item);
    setGap(missing);
    setFault(null);
    if (missing) return;
    setSubmitting(true);
    setResult({ kind: 'sending' });
    const claim = handIn(paper.latest.current, currentTime());
    const sent = outbox.submit(claim);
    paper.handOver();
    const outcome = await sent;
    if (outcome.kind !== 'refused') {
      setResult(outcome);
      return;
    }
    const entry = outbox.entries.get().find((waiting) => waiting.claim.key === claim.key);
    paper.takeBack(entry ? editAgain(entry) : null);
    setFault(outcome.fault);
    setResult(null);
    setSubmitting(false);
  };
  // The newest closure behind one lock that lives as long as the page.
  const submitNow = useRef(submitOnce);
  submitNow.current = submitOnce;
  const submit = useRef(oneAtATime(() => submitNow.current())).current;

  return {
    ...paper,
    ...usePhotoPicking({
      draft: paper.draft,
      latest: paper.latest,
      photosMax: item.evidence.photosMax,
      change,
    }),
    isSubmitting,
    gap,
    fault,
    result,
    forecast: useForecast(paper.draft, item, !isSubmitting),
    change,
    submit: () => void submit(),
  };
}
