export interface LocalPhoto {
  /** Where the phone keeps it: a path, or a key of the browser's own store. */
  ref: string;
  bytes: number;
}

export type PickProblem = 'unreadable' | 'too_many' | 'no_permission';

export interface PickResult {
  photos: LocalPhoto[];
  problem: PickProblem | null;
}

export const PHOTO_BYTES_MAX = 300_000;

/** Tried in order until a photo fits; the last is taken as it comes. */
export const PHOTO_ATTEMPTS: readonly { edgeMax: number; quality: number }[] = [
  { edgeMax: 1600, quality: 0.8 },
  { edgeMax: 1600, quality: 0.65 },
  { edgeMax: 1280, quality: 0.6 },
  { edgeMax: 1024, quality: 0.55 },
  { edgeMax: 800, quality: 0.5 },
];

/** The size a picture is drawn at so that its longer edge fits. */
export function fitWithin(width: number, height: number, edgeMax: number): { width: number; height: number } {
  const scale = Math.min(1, edgeMax / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Part of a photo, as shares of its width and height from the upper left corner. */
export interface PhotoArea {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** So few squares of a face or a number plate are left that nobody knows it again. */
const CELLS_MAX = 6;

/** Where an area lies in a picture's pixels. */
export function pixelsOf(area: PhotoArea, picture: { width: number; height: number }) {
  const left = Math.min(picture.width - 1, Math.floor(area.x * picture.width));
  const top = Math.min(picture.height - 1, Math.floor(area.y * picture.height));
  const width = Math.max(1, Math.min(picture.width - left, Math.ceil(area.width * picture.width)));
  const height = Math.max(1, Math.min(picture.height - top, Math.ceil(area.height * picture.height)));
  return { left, top, width, height };
}

/** Where an area lies in a picture's pixels, and into how few pixels it is squeezed before it is spread out again. */
export function cellsOf(area: PhotoArea, picture: { width: number; height: number }) {
  const { left, top, width, height } = pixelsOf(area, picture);
  const scale = Math.min(1, CELLS_MAX / Math.max(width, height));
  const columns = Math.max(1, Math.round(width * scale));
  const rows = Math.max(1, Math.round(height * scale));
  return { left, top, width, height, columns, rows };
}

/** What drawing needs of a canvas, the browser's or the mini-program's. */
interface Brush {
  imageSmoothingEnabled: boolean;
  drawImage: (
    source: never,
    sx: number,
    sy: number,
    sw: number,
    sh: number,
    dx: number,
    dy: number,
    dw: number,
    dh: number,
  ) => void;
}

/**
 * Makes areas of a drawn picture unrecognisable: coarse squares, from which nothing can be computed back.
 * @param small a canvas beside, at least `CELLS_MAX` pixels wide and high
 */
export function coverAreas(
  picture: { canvas: unknown; brush: Brush; width: number; height: number },
  small: { canvas: unknown; brush: Brush },
  areas: readonly PhotoArea[],
): void {
  for (const area of areas) {
    const { left, top, width, height, columns, rows } = cellsOf(area, picture);
    small.brush.imageSmoothingEnabled = true;
    small.brush.drawImage(picture.canvas as never, left, top, width, height, 0, 0, columns, rows);
    picture.brush.imageSmoothingEnabled = false;
    picture.brush.drawImage(small.canvas as never, 0, 0, columns, rows, left, top, width, height);
  }
}

export const SMALL_CANVAS = { width: CELLS_MAX, height: CELLS_MAX };
