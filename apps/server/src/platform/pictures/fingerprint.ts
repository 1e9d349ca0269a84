import sharp from 'sharp';

/** Bits that two fingerprints may differ in and still count as the same picture (re-sent, re-compressed, resized). */
export const sameBitsMax = 6;

const columns = 9;
const rows = 8;

/** Below this spread of brightness a picture is a blank sheet, and every blank sheet would look like every other. */
const spreadMin = 12;

/** Steps smaller than this are the compressor's noise on a flat wall or sky. */
const stepMin = 2;

/**
 * A 64-bit difference hash: each bit says whether a cell of a 9 × 8 grey miniature is brighter than its right
 * neighbour. Survives re-compression and resizing, not cropping. Null for a picture without features.
 * Written as 64 characters of 0 and 1, the input form of PostgreSQL's `bit(64)`.
 */
export async function fingerprint(picture: Uint8Array): Promise<string | null> {
  const cells = await sharp(picture)
    .greyscale()
    .resize(columns, rows, { fit: 'fill', kernel: 'cubic' })
    .raw()
    .toBuffer();
  if (Math.max(...cells) - Math.min(...cells) < spreadMin) return null;
  let bits = '';
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns - 1; column += 1) {
      const at = row * columns + column;
      bits += (cells[at] ?? 0) - (cells[at + 1] ?? 0) > stepMin ? '1' : '0';
    }
  }
  return bits;
}
