const edgePxMax = 1600;
const bytesMax = 300_000;
const qualities = [0.82, 0.7, 0.55, 0.4];

/** The picture's size fitted into a square of `edgePxMax`, never enlarged. */
export function fitted(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, edgePxMax / Math.max(width, height));
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/**
 * Makes a photo small enough for a village's network: JPEG, at most 1600 px, at most 300 kB where quality allows.
 * A file that is no picture goes up as it is: the server says what is wrong with it better than we could.
 */
export async function shrinkPhoto(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return file;
  const size = fitted(picture.width, picture.height);
  const canvas = document.createElement('canvas');
  canvas.width = size.width;
  canvas.height = size.height;
  canvas.getContext('2d')?.drawImage(picture, 0, 0, size.width, size.height);
  picture.close();
  let smallest: Blob | null = null;
  for (const quality of qualities) {
    smallest = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
    if (smallest && smallest.size <= bytesMax) break;
  }
  return smallest ?? file;
}
