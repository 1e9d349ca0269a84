import { type RefObject, useEffect, useRef, useState } from 'react';
import { networkReturns } from '../../lib/network-returns';
import { newId } from '../../platform/ids';
import { pickPhotos } from '../../platform/photos';
import type { LocalPhoto, PickProblem } from '../../platform/photos.types';
import {
  type Draft,
  waitingPhotos,
  withAllSettled,
  withCoveredPhoto,
  withoutPhoto,
  withPhotoId,
} from './draft';
import { forgetPhoto } from './photo-files';
import { sendPhoto } from './photo-uploads';

interface PickingInput {
  draft: Draft;
  latest: RefObject<Draft>;
  photosMax: number;
  change: (next: (old: Draft) => Draft) => void;
}

/**
 * Photos into a draft and out of it. A photo just taken stays on the phone, so that faces in it can be covered first;
 * once the villager has covered them or said that there is nothing to cover, it goes to the server while they read on.
 * Whoever says neither sends it by handing the claim in.
 */
export function usePhotoPicking({ draft, latest, photosMax, change }: PickingInput) {
  const [isPicking, setPicking] = useState(false);
  const [problem, setProblem] = useState<PickProblem | null>(null);

  const changeNow = useRef(change);
  changeNow.current = change;
  const { villageId } = draft;
  const waiting = JSON.stringify(waitingPhotos(draft).map(({ ref, key }) => ({ ref, key })));
  // What did not get through for want of a network tries again when it returns, and at the latest with the claim.
  useEffect(() => {
    const send = () => {
      for (const { ref, key } of JSON.parse(waiting) as { ref: string; key: string }[]) {
        void sendPhoto(villageId, ref, key).then((answer) => {
          const isStillThere = latest.current?.photos.some((photo) => photo.key === key);
          if (answer.ok && isStillThere)
            changeNow.current((old) => withPhotoId(old, key, answer.value.photoId));
        });
      }
    };
    send();
    return networkReturns.subscribe(send);
  }, [villageId, waiting, latest]);

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
      const photo = { ref: covered.ref, key: newId(), photoId: null, isSettled: true };
      change((old) => withCoveredPhoto(old, ref, photo));
    },
    settlePhotos: () => change(withAllSettled),
    dropPhoto(ref: string) {
      forgetPhoto(ref);
      change((old) => withoutPhoto(old, ref));
    },
  };
}
