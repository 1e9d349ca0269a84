import type { ItemView } from '@jishan/scheme';
import type { CommandContext, Write } from '../../platform/command/index.ts';
import type { CodedError } from '../../platform/errors/index.ts';
import { readUnwilling } from '../enrolment/index.ts';
import { eventErrors } from './errors.ts';
import { eventLimits } from './limits.ts';
import { readPhotos, readSeenElsewhere } from './read.ts';
import { takePhoto } from './store.ts';

export interface TakenPhotos {
  photoIds: string[];
  seenElsewhere: boolean;
  writes: Write[];
}

/** Checks the photos of a filing and binds the new ones to its event. */
export async function takePhotos(
  ctx: CommandContext,
  filing: {
    eventId: string;
    householdId: string;
    item: ItemView;
    photoIds: string[];
    takenToday: number;
  },
): Promise<{ ok: true; value: TakenPhotos } | { ok: false; error: CodedError }> {
  const { eventId, item } = filing;
  const photoIds = [...new Set(filing.photoIds)];
  const unwilling = await readUnwilling(ctx.read, ctx.villageId, 'photos', [filing.householdId]);
  const error = countError(item, {
    given: photoIds.length,
    takenToday: filing.takenToday,
    dryRun: ctx.dryRun,
    agreed: unwilling.size === 0,
  });
  if (error !== null) return { ok: false, error };
  const photos = await readPhotos(ctx.read, ctx.villageId, photoIds);
  // A photo of somebody else answers like one that does not exist.
  const usable = photos.filter(
    (photo) => photo.event_id === eventId || photo.uploaded_by === ctx.actor.accountId,
  );
  if (usable.length < photoIds.length) return { ok: false, error: eventErrors.photo_unknown() };
  if (usable.some((photo) => photo.event_id !== null && photo.event_id !== eventId)) {
    return { ok: false, error: eventErrors.photo_taken() };
  }
  const loose = usable.filter((photo) => photo.event_id === null);
  return {
    ok: true,
    value: {
      photoIds,
      seenElsewhere: await readSeenElsewhere(ctx.read, ctx.villageId, eventId, usable),
      writes: loose.map((photo) => takePhoto({ village_id: ctx.villageId, id: photo.id, event_id: eventId })),
    },
  };
}

function countError(
  item: ItemView,
  filing: { given: number; takenToday: number; dryRun: boolean; agreed: boolean },
): CodedError | null {
  const { photosMin, photosMax } = item.evidence;
  const { given, takenToday, dryRun, agreed } = filing;
  // Who wants no photos is not asked for any: the reviewers look by other means.
  if (!agreed) return given > 0 ? eventErrors.photos_not_agreed() : null;
  if (given > photosMax) return eventErrors.photos_too_many({ max: photosMax, given });
  if (takenToday + given > eventLimits.photosPerDay) return eventErrors.photos_today_full();
  // A preview is asked for before the photo is taken.
  return given < photosMin && !dryRun ? eventErrors.photos_too_few({ min: photosMin, given }) : null;
}
