import type { Api } from '../../api/client';
import type { Answer, Fault } from '../../api/answer';
import type { ClaimFiled } from '../../api/types';
import { createStore, type Store } from '../../lib/store';
import { claimBody, type HandedIn, withPhotoId } from './draft';

export interface QueueEntry {
  claim: HandedIn;
  /** Why the server would not take it; null while it only waits for a network. */
  refusal: Fault | null;
}

export type Outcome =
  | { kind: 'filed'; filed: ClaimFiled }
  /** No answer came: it waits on the phone and goes out by itself. */
  | { kind: 'waiting'; fault: Fault }
  | { kind: 'refused'; fault: Fault };

export interface QueueTools {
  api: Pick<Api, 'sendPhoto' | 'fileClaim' | 'resubmitClaim'>;
  load(): QueueEntry[];
  save(entries: QueueEntry[]): void;
  newId(): string;
  /** Called once a claim is safe with the server: its photos may go from the phone. */
  onFiled(claim: HandedIn, filed: ClaimFiled): void;
}

export interface Queue {
  entries: Store<QueueEntry[]>;
  /** Writes the claim down before it is sent, so that a killed app sends it later instead of losing it. */
  submit(claim: HandedIn): Promise<Outcome>;
  /** Tries what waits, oldest first, until one finds no network. */
  flush(householdIds: readonly string[]): Promise<void>;
  remove(key: string): void;
}

const PHOTO_GONE = /\.photo_(unknown|missing|gone)$/;

/** Claims on their way. One claim is sent by one attempt at a time, and always under its own key. */
export function createQueue(tools: QueueTools): Queue {
  const entries = createStore<QueueEntry[]>(tools.load());
  const underWay = new Map<string, Promise<Outcome>>();

  const keep = (next: QueueEntry[]) => {
    entries.set(next);
    tools.save(next);
  };
  const put = (entry: QueueEntry) => {
    const isOther = ({ claim }: QueueEntry) => claim.key !== entry.claim.key;
    const at = entries.get().findIndex((old) => !isOther(old));
    keep(at < 0 ? [...entries.get(), entry] : entries.get().map((old) => (isOther(old) ? old : entry)));
  };
  const remove = (key: string) => keep(entries.get().filter(({ claim }) => claim.key !== key));

  async function attempt(claim: HandedIn): Promise<Outcome> {
    const answer = await sendClaim(tools, claim, (sent) => put({ claim: sent, refusal: null }));
    if (answer.ok) {
      remove(claim.key);
      tools.onFiled(claim, answer.value);
      return { kind: 'filed', filed: answer.value };
    }
    if (answer.fault.kind !== 'refused') return { kind: 'waiting', fault: answer.fault };
    const current = entries.get().find((entry) => entry.claim.key === claim.key)?.claim ?? claim;
    put({ claim: current, refusal: answer.fault });
    return { kind: 'refused', fault: answer.fault };
  }

  function submit(claim: HandedIn): Promise<Outcome> {
    const running = underWay.get(claim.key);
    if (running) return running;
    put({ claim, refusal: null });
    const run = attempt(claim).finally(() => underWay.delete(claim.key));
    underWay.set(claim.key, run);
    return run;
  }

  return {
    entries,
    submit,
    remove,
    async flush(householdIds) {
      for (const { claim, refusal } of entries.get()) {
        if (refusal || !householdIds.includes(claim.householdId)) continue;
        const outcome = await submit(claim);
        if (outcome.kind === 'waiting') return;
      }
    },
  };
}

/** Photos first, each under its own key, then the claim. A photo the server has since thrown away is sent anew, once. */
async function sendClaim(
  { api, newId }: Pick<QueueTools, 'api' | 'newId'>,
  claim: HandedIn,
  onProgress: (claim: HandedIn) => void,
): Promise<Answer<ClaimFiled>> {
  const first = await sendOnce(api, claim, onProgress);
  if (first.ok || !PHOTO_GONE.test(first.fault.code)) return first;
  const bare = { ...claim, photos: claim.photos.map((photo) => ({ ...photo, photoId: null, key: newId() })) };
  return sendOnce(api, bare, onProgress);
}

async function sendOnce(
  api: QueueTools['api'],
  start: HandedIn,
  onProgress: (claim: HandedIn) => void,
): Promise<Answer<ClaimFiled>> {
  let claim = start;
  for (const photo of start.photos) {
    if (photo.photoId) continue;
    const sent = await api.sendPhoto(start.villageId, photo.ref, photo.key);
    if (!sent.ok) return sent;
    claim = withPhotoId(claim, photo.key, sent.value.photoId);
    onProgress(claim);
  }
  const body = claimBody(claim, claim.happenedAt);
  if (claim.eventId === null) return api.fileClaim(claim.villageId, body, claim.key);
  const { photoIds, note } = body;
  return api.resubmitClaim(
    claim.villageId,
    claim.eventId,
    { photoIds, ...(note ? { note } : {}) },
    claim.key,
  );
}
