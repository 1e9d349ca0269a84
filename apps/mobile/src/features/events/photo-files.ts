import { photoUrl, removePhoto } from '../../platform/photos';
import { fetchPicture } from '../../platform/pictures';
import { api } from '../access/server';
import { serverPhotoId } from './draft';

/** Where a photo of a draft can be shown from: this phone, or the server that had it already. */
export function showPhoto(villageId: number, ref: string): Promise<string | null> {
  const photoId = serverPhotoId(ref);
  return photoId === null
    ? photoUrl(ref)
    : fetchPicture(api.photoUrl(villageId, photoId, 'thumb'), api.authorization());
}

/** Gives the phone its room back; what the server has stays there. */
export function forgetPhoto(ref: string): void {
  if (serverPhotoId(ref) === null) void removePhoto(ref);
}
