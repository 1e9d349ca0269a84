import { type Refused, refuse, type SheetKind } from './faults.ts';

const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
/** BIFF5 and older without a container, as very old programs write. */
const BIFF = [Buffer.from([0x09, 0x08]), Buffer.from([0x09, 0x04]), Buffer.from([0x09, 0x02])];

const STRANGERS: readonly [name: string, start: Buffer][] = [
  ['PDF', Buffer.from('%PDF')],
  ['PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47])],
  ['JPEG', Buffer.from([0xff, 0xd8, 0xff])],
  ['GIF', Buffer.from('GIF8')],
  ['RAR', Buffer.from('Rar!')],
  ['7z', Buffer.from([0x37, 0x7a, 0xbc, 0xaf])],
  ['gzip', Buffer.from([0x1f, 0x8b])],
  ['exe', Buffer.from('MZ')],
];

/** The kind of a file by its first bytes; its name and the browser's word for it say nothing. */
export function detectKind(bytes: Buffer): { ok: true; kind: SheetKind } | Refused {
  if (bytes.length === 0) return refuse('empty');
  if (startsWith(bytes, ZIP)) return { ok: true, kind: 'xlsx' };
  if (startsWith(bytes, COMPOUND) || BIFF.some((start) => startsWith(bytes, start)))
    return { ok: true, kind: 'xls' };
  const stranger = STRANGERS.find(([, start]) => startsWith(bytes, start));
  if (stranger) return refuse('not_a_sheet', { seen: stranger[0] });
  if (looksLikeMarkup(bytes)) return refuse('web_page');
  return isUtf16(bytes) || !bytes.subarray(0, 4096).includes(0)
    ? { ok: true, kind: 'text' }
    : refuse('not_a_sheet', { seen: '' });
}

const startsWith = (bytes: Buffer, start: Buffer) => bytes.subarray(0, start.length).equals(start);

export const isUtf16 = (bytes: Buffer) =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);

/** Other systems export web pages and XML under the name of .xls. */
function looksLikeMarkup(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 1024).toString('latin1').replaceAll('\0', '').trimStart().toLowerCase();
  return /^(\xef\xbb\xbf|\xff\xfe)?\s*<(\?xml|!doctype|html|table|meta|head|body|div|style|script)/.test(
    head,
  );
}
