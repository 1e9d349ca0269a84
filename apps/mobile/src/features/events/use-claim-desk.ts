import { useEffect, useRef, useState } from 'react';
import type { Fault } from '../../api/answer';
import type { Claim, ClaimFiled, ClaimPreview, Household, SchemeItem } from '../../api/types';
import { currentTime } from '../../lib/clock';
import { oneAtATime } from '../../lib/once';
import { newId } from '../../platform/ids';
import { pickPhotos } from '../../platform/photos';
import type { PickProblem } from '../../platform/photos.types';
import { api } from '../access/server';
import { readSession } from '../access/session';
import {
  claimBody,
  type Draft,
  type Gap,
  gapOf,
  handIn,
  startDraft,
  withoutPhoto,
  withPhotoId,
} from './draft';
import { dropDraft, readDraft, saveDraft } from './draft-store';
import { editAgain, outbox } from './outbox';
import { forgetPhoto } from './photo-files';
import { sendPhoto } from './photo-uploads';

export type DeskPhase = 'editing' | 'picking' | 'submitting';

export type DeskResult = { kind: 'filed'; filed: ClaimFiled } | { kind: 'waiting'; fault: Fault };

interface DeskInput {
  household: Household;
  item: SchemeItem;
  /** The returned claim that is being completed. */
  returned: Claim | null;
}

/** Everything one claim needs from the first photo to its number. */
export function useClaimDesk({ household, item, returned }: DeskInput) {
  const { villageId, householdId } = household;
  const place = { householdId, item: item.id, eventId: returned?.eventId ?? null };
  const start = () =>
    startDraft(
      { villageId, householdId, item, personId: readSession()?.personId, ...(returned ? { returned } : {}) },
      newId(),
    );

  const [wasKept, setWasKept] = useState(() => readDraft(place) !== null);
  const [draft, setDraft] = useState<Draft>(() => readDraft(place) ?? start());
  const [phase, setPhase] = useState<DeskPhase>('editing');
  const [problem, setProblem] = useState<PickProblem | 'too_many' | null>(null);
  const [gap, setGap] = useState<Gap | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [result, setResult] = useState<DeskResult | null>(null);
  // What the desk holds now, for steps that end after the screen was drawn.
  const latest = useRef(draft);
  const isHandedIn = useRef(false);

  const change = (next: (old: Draft) => Draft) => {
    if (isHandedIn.current) return;
    latest.current = next(latest.current);
    setDraft(latest.current);
    if (!saveDraft(latest.current)) setProblem('no_room');
    setGap(null);
    setFault(null);
  };

  const sendInAdvance = (ref: string, key: string) => {
    void sendPhoto(villageId, ref, key).then((answer) => {
      const isStillThere = latest.current.photos.some((photo) => photo.key === key);
      if (answer.ok && isStillThere) change((old) => withPhotoId(old, key, answer.value.photoId));
    });
  };

  const addPhotos = async () => {
    setProblem(null);
    setPhase('picking');
    const room = item.evidence.photosMax - latest.current.photos.length;
    const picked = await pickPhotos(Math.max(1, room)).finally(() => setPhase('editing'));
    const added = picked.photos.slice(0, room).map(({ ref }) => ({ ref, key: newId(), photoId: null }));
    if (added.length > 0) change((old) => ({ ...old, photos: [...old.photos, ...added] }));
    if (picked.problem) setProblem(picked.problem);
    for (const { ref, key } of added) sendInAdvance(ref, key);
  };

  const submitOnce = async () => {
    const missing = gapOf(latest.current, item);
    setGap(missing);
    if (missing) return;
    setPhase('submitting');
    setFault(null);
    isHandedIn.current = true;
    const claim = handIn(latest.current, currentTime());
    const sent = outbox.submit(claim);
    dropDraft(place);
    const outcome = await sent;
    if (outcome.kind !== 'refused') {
      setResult(outcome);
      return;
    }
    isHandedIn.current = false;
    const entry = outbox.entries.get().find((waiting) => waiting.claim.key === claim.key);
    if (entry) latest.current = editAgain(entry);
    setDraft(latest.current);
    setFault(outcome.fault);
    setPhase('editing');
  };
  // The newest closure behind one lock that lives as long as the page.
  const submitNow = useRef(submitOnce);
  submitNow.current = submitOnce;
  const submit = useRef(oneAtATime(() => submitNow.current())).current;

  return {
    draft,
    wasKept,
    phase,
    problem,
    gap,
    fault,
    result,
    forecast: useForecast(draft, item, phase === 'editing'),
    change,
    addPhotos,
    dropPhoto(ref: string) {
      forgetPhoto(ref);
      change((old) => withoutPhoto(old, ref));
    },
    startOver() {
      for (const { ref } of latest.current.photos) forgetPhoto(ref);
      dropDraft(place);
      setWasKept(false);
      change(start);
    },
    submit: () => void submit(),
  };
}

type Forecast = { preview: ClaimPreview } | { fault: Fault } | null;

/** What the server says this claim would give, from a dry run; null while it cannot be said. */
function useForecast(draft: Draft, item: SchemeItem, isOn: boolean): Forecast {
  const [forecast, setForecast] = useState<Forecast>(null);
  const isComplete = gapOf(draft, item) === null && draft.photos.every(({ photoId }) => photoId !== null);
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
