import Taro from '@tarojs/taro';
import { compressOnce } from './compress';
import { newId } from './ids';
import {
  coverAreas,
  type LocalPhoto,
  PHOTO_ATTEMPTS,
  PHOTO_BYTES_MAX,
  type PhotoArea,
  type PickResult,
  SMALL_CANVAS,
} from './photos.types';

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
    const photo = await keepSmall(path);
    if (!photo) return { photos, problem: 'unreadable' };
    photos.push(photo);
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
      // Not one of the saved files, as a covered photo is.
      fail: () => {
        Taro.getFileSystemManager().unlink({
          filePath: ref,
          success: () => resolve(),
          fail: () => resolve(),
        });
      },
    });
  });
}

/** Older hosts give no canvas off the screen: there a photo is covered by the village, on request. */
export const canCover = (): boolean =>
  process.env.TARO_ENV === 'weapp' && typeof Taro.createOffscreenCanvas === 'function';

/** The photo anew, with some areas unrecognisable; the old one stays until it is removed. Null when it cannot be read. */
export async function coverPhoto(ref: string, areas: readonly PhotoArea[]): Promise<LocalPhoto | null> {
  try {
    const { width, height } = await Taro.getImageInfo({ src: ref });
    const canvas = Taro.createOffscreenCanvas({ type: '2d', width, height }) as unknown as HostCanvas;
    const small = Taro.createOffscreenCanvas({ type: '2d', ...SMALL_CANVAS }) as unknown as HostCanvas;
    const brush = canvas.getContext('2d');
    brush.drawImage((await loadInto(canvas, ref)) as never, 0, 0, width, height, 0, 0, width, height);
    coverAreas({ canvas, brush, width, height }, { canvas: small, brush: small.getContext('2d') }, areas);
    const path = `${Taro.env.USER_DATA_PATH}/covered-${newId()}.jpg`;
    const base64 = canvas.toDataURL('image/jpeg', 0.8).replace(/^data:[^,]*,/, '');
    Taro.getFileSystemManager().writeFileSync(path, base64, 'base64');
    return { ref: path, bytes: (await sizeOf(path)) ?? 0 };
  } catch {
    return null;
  }
}

/** What WeChat's canvas off the screen can do, as far as it is used here. */
interface HostCanvas {
  getContext: (kind: '2d') => Parameters<typeof coverAreas>[0]['brush'];
  createImage: () => { onload: () => void; onerror: () => void; src: string };
  toDataURL: (type: string, quality: number) => string;
}

function loadInto(canvas: HostCanvas, path: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const image = canvas.createImage();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error('the photo cannot be drawn'));
    image.src = path;
  });
}

/** A picture small enough to send, where a kill of the app does not reach it; null when it cannot be read. */
export async function keepSmall(path: string): Promise<LocalPhoto | null> {
  const small = await shrink(path);
  return small && { ref: await keep(small.path), bytes: small.bytes };
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
