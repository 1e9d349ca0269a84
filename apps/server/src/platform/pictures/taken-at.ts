import exifr from 'exifr';

/**
 * Reads when the camera says the picture was taken. Cameras write local time without a zone: where no offset is
 * given it is read as Asia/Shanghai. A missing, broken or impossible value is null: it is evidence, never a gate.
 */
export async function readTakenAt(bytes: Uint8Array): Promise<Date | null> {
  try {
    const tags: unknown = await exifr.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      pick: ['DateTimeOriginal', 'OffsetTimeOriginal'],
      reviveValues: false,
    });
    return parseExifTime(tags);
  } catch {
    // A damaged EXIF block says nothing about the picture itself.
    return null;
  }
}

function parseExifTime(tags: unknown): Date | null {
  if (typeof tags !== 'object' || tags === null) return null;
  const { DateTimeOriginal: time, OffsetTimeOriginal: offset } = tags as Record<string, unknown>;
  if (typeof time !== 'string') return null;
  const parts = /^(\d{4})[:-](\d{2})[:-](\d{2})[ T](\d{2}):(\d{2}):(\d{2})/.exec(time);
  if (parts === null) return null;
  const zone = typeof offset === 'string' && /^[+-]\d{2}:\d{2}$/.test(offset) ? offset : '+08:00';
  const [, year, month, day, hour, minute, second] = parts;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
  return Number.isNaN(at.getTime()) ? null : at;
}
