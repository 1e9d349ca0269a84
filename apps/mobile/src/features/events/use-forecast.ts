import { useEffect, useRef, useState } from 'react';
import type { Fault } from '../../api/answer';
import type { ClaimPreview, SchemeItem } from '../../api/types';
import { currentTime } from '../../lib/clock';
import { api } from '../access/server';
import { claimBody, type Draft, gapOf, handIn } from './draft';

export type Forecast = { preview: ClaimPreview } | { fault: Fault } | null;

/** What the server says this claim would give, from a dry run; null while it cannot be said. */
export function useForecast(draft: Draft, item: SchemeItem, isOn: boolean): Forecast {
  const [forecast, setForecast] = useState<Forecast>(null);
  // Photos stay on the phone until the claim is handed in; what it would give does not hang on them.
  const isComplete = gapOf(draft, item) === null;
  const { photos, day, quantity, grade, memberId } = draft;
  const question =
    isOn && isComplete && draft.eventId === null
      ? JSON.stringify([photos.map(({ photoId }) => photoId), day, quantity, grade, memberId])
      : null;
  const asked = useRef(question);
  asked.current = question;
  const current = useRef(draft);
  current.current = draft;

  useEffect(() => {
    if (question === null) return;
    const { happenedAt, villageId } = handIn(current.current, currentTime());
    void api.previewClaim(villageId, claimBody(current.current, happenedAt)).then((answer) => {
      if (asked.current !== question) return;
      if (answer.ok) setForecast({ preview: answer.value.preview });
      // A refusal now is a refusal later: better said before the villager hands it in.
      else setForecast(answer.fault.kind === 'refused' ? { fault: answer.fault } : null);
    });
  }, [question]);

  return question === null ? null : forecast;
}
