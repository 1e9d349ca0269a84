import sharp from 'sharp';
import { pictureLimits } from './read-picture.ts';

/** Part of a picture, as shares of its width and height from the upper left corner. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** So few pixels of a face or a number plate are left that nobody knows it again. */
const CELLS_MAX = 6;

/** Makes parts of a kept picture unrecognisable: coarse squares, from which nothing can be computed back. */
export async function coverAreas(
  full: Uint8Array,
  areas: readonly Area[],
): Promise<{ full: Buffer; thumb: Buffer }> {
  const image = sharp(full);
  const { width, height } = await image.metadata();
  const patches = await Promise.all(areas.map((area) => patchOf(full, boxOf(area, width, height))));
  const covered = await image.composite(patches).jpeg({ quality: 78 }).toBuffer();
  const thumb = await sharp(covered)
    .resize(pictureLimits.sideThumb, pictureLimits.sideThumb, { fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 70 })
    .toBuffer();
  return { full: covered, thumb };
}

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

function boxOf(area: Area, width: number, height: number): Box {
  const left = Math.min(width - 1, Math.floor(area.x * width));
  const top = Math.min(height - 1, Math.floor(area.y * height));
  return {
    left,
    top,
    width: Math.max(1, Math.min(width - left, Math.ceil(area.width * width))),
    height: Math.max(1, Math.min(height - top, Math.ceil(area.height * height))),
  };
}

async function patchOf(full: Uint8Array, box: Box) {
  const scale = Math.min(1, CELLS_MAX / Math.max(box.width, box.height));
  const small = await sharp(full)
    .extract(box)
    .resize(Math.max(1, Math.round(box.width * scale)), Math.max(1, Math.round(box.height * scale)), {
      fit: 'fill',
    })
    .png()
    .toBuffer();
  const input = await sharp(small)
    .resize(box.width, box.height, { fit: 'fill', kernel: 'nearest' })
    .png()
    .toBuffer();
  return { input, left: box.left, top: box.top };
}
