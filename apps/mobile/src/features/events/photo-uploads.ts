import type { Answer } from '../../api/answer';
import type { PhotoKept } from '../../api/types';
import { api } from '../access/server';

const underWay = new Map<string, Promise<Answer<PhotoKept>>>();

/**
 * Sends a photo, one upload at a time each. The claim page sends it while the villager still reads, so that
 * submitting is quick and the photo outlives a phone that forgets; the queue then finds it on its way.
 */
export function sendPhoto(villageId: number, ref: string, key: string): Promise<Answer<PhotoKept>> {
  const running = underWay.get(key);
  if (running) return running;
  const run = api.sendPhoto(villageId, ref, key).finally(() => underWay.delete(key));
  underWay.set(key, run);
  return run;
}
