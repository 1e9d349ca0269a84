import { type RefObject, useEffect, useRef, useState } from 'react';
import { newId } from '../../platform/ids';
import { pickPhotos } from '../../platform/photos';
import type { LocalPhoto, PickProblem } from '../../platform/photos.types';
import { type Draft, withCoveredPhoto, withoutPhoto, withPhotoId } from './draft';
import { forgetPhoto } from './photo-files';
import { sendPhoto } from './photo-uploads';

interface PickingInput {
  latest: RefObject<Draft>;
  photosMax: number;
  change: (next: (old: Draft) => Draft) => void;
}

/**
 * Photos into a draft and out of it. A photo just taken stays on the phone until the claim is handed in, so that faces
 * in it can be covered first; what an earlier visit left in the draft goes to the server while the villager reads.
 */
export function usePhotoPicking({ latest, photosMax, change }: PickingInput) {
  const [isPicking, setPicking] = useState(false);
  const [problem, setProblem] = useState<PickProblem | null>(null);

  const sendInAdvance = () => {
    const draft = latest.current;
    for (const { ref, key, photoId } of draft?.photos ?? []) {
      if (photoId !== null || !draft) continue;
      void sendPhoto(draft.villageId, ref, key).then((answer) => {
        const isStillThere = latest.current?.photos.some((photo) => photo.key === key);
        if (answer.ok && isStillThere) change((old) => withPhotoId(old, key, answer.value.photoId));
      });
    }
  };
  // What an earlier visit left behind goes now.
  const sendNow = useRef(sendInAdvance);
  useEffect(() => sendNow.current(), []);

  const addPhotos = async () => {
    setProblem(null);
    setPicking(true);
    const room = photosMax - (latest.current?.photos.length ?? 0);
    const picked = await pickPhotos(room).finally(() => setPicking(false));
    const added = picked.photos.map(({ ref }) => ({ ref, key: newId(), photoId: null }));
    if (added.length > 0) change((old) => ({ ...old, photos: [...old.photos, ...added] }));
    setProblem(picked.problem);
  };

  return {
    isPicking,
    problem,
    addPhotos: () => void addPhotos(),
    /** The covered photo takes the place of the one it was made from, under a key of its own. */
    putCovered(ref: string, covered: LocalPhoto) {
      forgetPhoto(ref);
      change((old) => withCoveredPhoto(old, ref, { ref: covered.ref, key: newId(), photoId: null }));
    },
    dropPhoto(ref: string) {
      forgetPhoto(ref);
      change((old) => withoutPhoto(old, ref));
    },
  };
}
