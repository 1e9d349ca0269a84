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
