import type { ReactNode } from 'react';
import { canCover, coverPhoto } from './photos';
import type { LocalPhoto, PhotoArea } from './photos.types';

export { canCover };

export interface CoverTool {
  /** Must stand on the page while a photo is being covered. */
  canvas: ReactNode;
  /** The photo anew, with these areas unrecognisable; null when it cannot be done. */
  cover(areas: readonly PhotoArea[]): Promise<LocalPhoto | null>;
}

/** Browsers and WeChat draw off the page. */
export function useCoverTool(ref: string): CoverTool {
  return { canvas: null, cover: (areas) => coverPhoto(ref, areas) };
}
