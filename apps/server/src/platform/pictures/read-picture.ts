import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { fingerprint } from './fingerprint.ts';
import { createGate } from './gate.ts';
import { detectKind } from './kinds.ts';
import { readTakenAt } from './taken-at.ts';

export const pictureLimits = {
  bytesMax: 10 * 1024 * 1024,
  pixelsMax: 40_000_000,
  sideMin: 64,
  /** Longest side of what is kept, in pixels. */
  sideKept: 1600,
  sideThumb: 480,
  decodeSecondsMax: 20,
} as const;

export type PictureFault =
  | 'empty'
  | 'too_big'
  | 'not_picture'
  | 'kind_unsupported'
  | 'too_many_pixels'
  | 'too_small'
  | 'damaged'
  | 'busy';

export interface Picture {
  /** Re-encoded JPEG, longest side at most `sideKept`, upright, without any metadata. */
  full: Buffer;
  thumb: Buffer;
  width: number;
  height: number;
  /** SHA-256 of the file as it was sent. */
  contentHash: Buffer;
  fingerprint: string | null;
  takenAt: Date | null;
}

export type PictureResult =
  | { ok: true; picture: Picture }
  | { ok: false; fault: PictureFault; details: Record<string, string | number> };

const gate = createGate({ atOnce: 2, waiting: 24 });

/**
 * Turns what somebody uploaded into a picture that is safe to keep and to show, or says what is wrong with it.
 * Sizes are read from the header before a single pixel is decoded, so a decompression bomb costs nothing.
 */
export async function readPicture(bytes: Uint8Array): Promise<PictureResult> {
  if (bytes.byteLength > pictureLimits.bytesMax) {
    return { ok: false, fault: 'too_big', details: { bytes: bytes.byteLength } };
  }
  const verdict = await detectKind(bytes);
  if (!verdict.ok) return { ok: false, fault: verdict.fault, details: { seen: verdict.seen } };
  const size = await readSize(bytes);
  if (size === null) return { ok: false, fault: 'damaged', details: {} };
  if (size.width * size.height > pictureLimits.pixelsMax) {
    return { ok: false, fault: 'too_many_pixels', details: size };
  }
  if (Math.min(size.width, size.height) < pictureLimits.sideMin) {
    return { ok: false, fault: 'too_small', details: size };
  }
  const result = await gate(() => decode(bytes));
  return result === 'busy' ? { ok: false, fault: 'busy', details: {} } : result;
}

async function readSize(bytes: Uint8Array): Promise<{ width: number; height: number } | null> {
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    return { width, height };
  } catch {
    return null;
  }
}

async function decode(bytes: Uint8Array): Promise<PictureResult> {
  try {
    const { data: full, info } = await sharp(bytes, {
      limitInputPixels: pictureLimits.pixelsMax,
      // Stricter than this refuses many phones' files, which carry harmless stray bytes.
      failOn: 'error',
    })
      .timeout({ seconds: pictureLimits.decodeSecondsMax })
      .autoOrient()
      .resize(pictureLimits.sideKept, pictureLimits.sideKept, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: 78 })
      .toBuffer({ resolveWithObject: true });
    const thumb = await sharp(full)
      .resize(pictureLimits.sideThumb, pictureLimits.sideThumb, { fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 70 })
      .toBuffer();
    const picture: Picture = {
      full,
      thumb,
      width: info.width,
      height: info.height,
      contentHash: createHash('sha256').update(bytes).digest(),
      fingerprint: await fingerprint(thumb),
      takenAt: await readTakenAt(bytes),
    };
    return { ok: true, picture };
  } catch {
    // libvips names neither a stable code nor a class for broken input; whatever it cannot decode is damaged.
    return { ok: false, fault: 'damaged', details: {} };
  }
}
