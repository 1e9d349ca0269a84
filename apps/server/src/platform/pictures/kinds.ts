import { fileTypeFromBuffer } from 'file-type';

export type PictureKind = 'jpeg' | 'png' | 'webp';

export type KindVerdict =
  | { ok: true; kind: PictureKind }
  | { ok: false; fault: 'empty' | 'not_picture' | 'kind_unsupported'; seen: string };

const accepted: Readonly<Record<string, PictureKind>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
};

/**
 * Says what a file is by its content. The name and the declared type are the sender's claim and are not asked.
 * SVG is a program in disguise and is not accepted; neither is HEIC, which our decoder cannot open.
 */
export async function detectKind(bytes: Uint8Array): Promise<KindVerdict> {
  if (bytes.byteLength === 0) return { ok: false, fault: 'empty', seen: 'empty' };
  const found = await fileTypeFromBuffer(bytes);
  if (found === undefined) {
    return looksLikeSvg(bytes)
      ? { ok: false, fault: 'kind_unsupported', seen: 'svg' }
      : { ok: false, fault: 'not_picture', seen: 'unknown' };
  }
  const kind = accepted[found.mime];
  if (kind !== undefined) return { ok: true, kind };
  if (found.mime === 'application/xml' && looksLikeSvg(bytes)) {
    return { ok: false, fault: 'kind_unsupported', seen: 'svg' };
  }
  const fault = found.mime.startsWith('image/') ? 'kind_unsupported' : 'not_picture';
  return { ok: false, fault, seen: found.ext };
}

function looksLikeSvg(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 2048)).toString(
    'latin1',
  );
  return /<svg[\s>]/i.test(head);
}
