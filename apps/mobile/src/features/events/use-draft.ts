import { useRef, useState } from 'react';
import type { Draft } from './draft';
import { type DraftPlace, dropDraft, readDraft, saveDraft } from './draft-store';
import { forgetPhoto } from './photo-files';

/** A draft that is on the phone's storage after every change. */
export function useDraft(place: DraftPlace, start: () => Draft) {
  const [wasKept, setWasKept] = useState(() => readDraft(place) !== null);
  const [draft, setDraft] = useState<Draft>(() => readDraft(place) ?? start());
  const [isKept, setKept] = useState(true);
  // What the draft is now, for steps that end after the screen was drawn.
  const latest = useRef(draft);
  const isHandedIn = useRef(false);

  const put = (next: Draft) => {
    latest.current = next;
    setDraft(next);
  };
  const change = (next: (old: Draft) => Draft) => {
    if (isHandedIn.current) return;
    put(next(latest.current));
    setKept(saveDraft(latest.current));
  };

  return {
    draft,
    latest,
    /** It was begun at an earlier visit. */
    wasKept,
    /** False when the phone has no room for it. */
    isKept,
    change,
    /** From here on nothing changes it. */
    handOver() {
      isHandedIn.current = true;
      dropDraft(place);
    },
    /** Back on the desk. */
    takeBack(back: Draft | null) {
      isHandedIn.current = false;
      if (back) put(back);
    },
    startOver() {
      for (const { ref } of latest.current.photos) forgetPhoto(ref);
      dropDraft(place);
      setWasKept(false);
      change(start);
    },
  };
}
