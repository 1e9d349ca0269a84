import Taro from '@tarojs/taro';
import { compressOnce } from './compress';
import { type LocalPhoto, PHOTO_ATTEMPTS, PHOTO_BYTES_MAX, type PickResult } from './photos.types';

export async function pickPhotos(count: number): Promise<PickResult> {
  let paths: string[];
  try {
    paths = await choose(count);
  } catch (fault) {
    const { errMsg, errorMessage } = fault as { errMsg?: string; errorMessage?: string };
    const text = `${errMsg ?? ''} ${errorMessage ?? ''}`;
    return { photos: [], problem: /auth|permission|deny/i.test(text) ? 'no_permission' : null };
  }
  const photos: LocalPhoto[] = [];
  for (const path of paths.slice(0, count)) {
    const small = await shrink(path);
    if (!small) return { photos, problem: 'unreadable' };
    photos.push({ ref: await keep(small.path), bytes: small.bytes });
  }
  return { photos, problem: null };
}

/** A mini-program shows a file by its path. */
export async function photoUrl(ref: string): Promise<string | null> {
  return (await sizeOf(ref)) === null ? null : ref;
}

export async function removePhoto(ref: string): Promise<void> {
  await new Promise<void>((resolve) => {
    Taro.getFileSystemManager().removeSavedFile({
      filePath: ref,
      success: () => resolve(),
      fail: () => resolve(),
    });
  });
}

async function choose(count: number): Promise<string[]> {
  if (process.env.TARO_ENV === 'weapp') {
    // Not among the calls that Taro turns into promises.
    const media = await new Promise<Taro.chooseMedia.SuccessCallbackResult>((success, fail) => {
      void Taro.chooseMedia({ count, mediaType: ['image'], sizeType: ['compressed'], success, fail });
    });
    return media.tempFiles.map((file) => file.tempFilePath);
  }
  const images = await Taro.chooseImage({ count, sourceType: ['camera', 'album'] });
  return images.tempFilePaths;
}

async function shrink(path: string): Promise<{ path: string; bytes: number } | null> {
  let best = { path, bytes: (await sizeOf(path)) ?? 0 };
  for (const { edgeMax, quality } of PHOTO_ATTEMPTS) {
    const smaller = await compressOnce(path, edgeMax, quality).catch(() => null);
    // A phone that cannot compress still may send a photo that is small enough as it is.
    if (!smaller) break;
    best = { path: smaller, bytes: (await sizeOf(smaller)) ?? 0 };
    if (best.bytes <= PHOTO_BYTES_MAX) break;
  }
  return best.bytes > 0 ? best : null;
}

function sizeOf(path: string): Promise<number | null> {
  return new Promise((resolve) => {
    Taro.getFileSystemManager().getFileInfo({
      filePath: path,
      success: (info: unknown) => resolve((info as { size: number }).size),
      fail: () => resolve(null),
    });
  });
}

/** Temporary files die with the app; a saved one outlives a kill. Without room the temporary one must do. */
function keep(path: string): Promise<string> {
  return new Promise((resolve) => {
    Taro.getFileSystemManager().saveFile({
      tempFilePath: path,
      success: (saved: unknown) => resolve((saved as { savedFilePath: string }).savedFilePath),
      fail: () => resolve(path),
    });
  });
}
