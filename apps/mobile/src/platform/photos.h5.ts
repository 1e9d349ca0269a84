import { newId } from './ids';
import {
  coverAreas,
  fitWithin,
  type LocalPhoto,
  PHOTO_ATTEMPTS,
  PHOTO_BYTES_MAX,
  type PhotoArea,
  type PickResult,
  SMALL_CANVAS,
} from './photos.types';

const DATABASE = 'jishan-photos';
const SHELF = 'photos';
/** For browsers that refuse a database (private windows): such a draft lives as long as the page. */
const inMemory = new Map<string, Blob>();
const urls = new Map<string, string>();

export async function pickPhotos(count: number): Promise<PickResult> {
  const files = await askForFiles(count > 1);
  const photos: LocalPhoto[] = [];
  for (const file of files.slice(0, count)) {
    const blob = await shrink(file);
    if (!blob) return { photos, problem: 'unreadable' };
    const ref = newId();
    await keep(ref, blob);
    photos.push({ ref, bytes: blob.size });
  }
  return { photos, problem: files.length > count ? 'too_many' : null };
}

export async function photoUrl(ref: string): Promise<string | null> {
  const known = urls.get(ref);
  if (known) return known;
  const blob = await readPhoto(ref);
  if (!blob) return null;
  const url = URL.createObjectURL(blob);
  urls.set(ref, url);
  return url;
}

export async function readPhoto(ref: string): Promise<Blob | null> {
  const held = inMemory.get(ref);
  if (held) return held;
  const found = await onShelf('readonly', (shelf) => shelf.get(ref));
  return found instanceof Blob ? found : null;
}

export async function removePhoto(ref: string): Promise<void> {
  const url = urls.get(ref);
  if (url) URL.revokeObjectURL(url);
  urls.delete(ref);
  inMemory.delete(ref);
  await onShelf('readwrite', (shelf) => shelf.delete(ref));
}

export const canCover = (): boolean => true;

/** The photo anew, with some areas unrecognisable; the old one stays until it is removed. Null when it cannot be read. */
export async function coverPhoto(ref: string, areas: readonly PhotoArea[]): Promise<LocalPhoto | null> {
  const blob = await readPhoto(ref);
  const picture = blob && (await decode(blob));
  if (!picture) return null;
  const canvas = Object.assign(document.createElement('canvas'), {
    width: picture.naturalWidth,
    height: picture.naturalHeight,
  });
  const small = Object.assign(document.createElement('canvas'), SMALL_CANVAS);
  const brush = canvas.getContext('2d');
  const smallBrush = small.getContext('2d');
  if (!brush || !smallBrush) return null;
  brush.drawImage(picture, 0, 0);
  coverAreas(
    { canvas, brush, width: canvas.width, height: canvas.height },
    { canvas: small, brush: smallBrush },
    areas,
  );
  const covered = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.8));
  if (!covered) return null;
  const kept = newId();
  await keep(kept, covered);
  return { ref: kept, bytes: covered.size };
}

async function keep(ref: string, blob: Blob): Promise<void> {
  const stored = await onShelf('readwrite', (shelf) => shelf.put(blob, ref));
  if (stored === undefined) inMemory.set(ref, blob);
}

function askForFiles(multiple: boolean): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = 'image/*';
    input.multiple = multiple;
    // In the page while it is open: some WebViews drop the change event of a detached input.
    input.hidden = true;
    document.body.append(input);
    const finish = () => {
      input.remove();
      resolve([...(input.files ?? [])]);
    };
    input.addEventListener('change', finish, { once: true });
    input.addEventListener('cancel', finish, { once: true });
    input.click();
  });
}

/** A JPEG without the camera's notes (place, device); null when the file is not a picture this browser can read. */
async function shrink(file: Blob): Promise<Blob | null> {
  const picture = await decode(file);
  if (!picture) return null;
  const canvas = document.createElement('canvas');
  let smallest: Blob | null = null;
  for (const { edgeMax, quality } of PHOTO_ATTEMPTS) {
    Object.assign(canvas, fitWithin(picture.naturalWidth, picture.naturalHeight, edgeMax));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    smallest = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
    if (!smallest || smallest.size <= PHOTO_BYTES_MAX) break;
  }
  return smallest;
}

function decode(file: Blob): Promise<HTMLImageElement | null> {
  return new Promise((resolve) => {
    const url = URL.createObjectURL(file);
    const picture = new Image();
    const finish = (result: HTMLImageElement | null) => {
      URL.revokeObjectURL(url);
      resolve(result);
    };
    picture.onload = () => finish(picture);
    picture.onerror = () => finish(null);
    picture.src = url;
  });
}

let opened: Promise<IDBDatabase | null> | undefined;

function openDatabase(): Promise<IDBDatabase | null> {
  opened ??= new Promise((resolve) => {
    try {
      const request = indexedDB.open(DATABASE, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(SHELF);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(null);
    } catch {
      resolve(null);
    }
  });
  return opened;
}

/** Undefined when there is no database or it refused. */
async function onShelf(
  mode: IDBTransactionMode,
  act: (shelf: IDBObjectStore) => IDBRequest,
): Promise<unknown> {
  const database = await openDatabase();
  if (!database) return undefined;
  return new Promise((resolve) => {
    try {
      const request = act(database.transaction(SHELF, mode).objectStore(SHELF));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(undefined);
    } catch {
      resolve(undefined);
    }
  });
}
