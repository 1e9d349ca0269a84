import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  name: string;
  content: Buffer;
  /** Keep as it is: a photo does not get smaller. */
  stored?: boolean;
}

/** More cannot be told in a plain ZIP directory. */
const ENTRIES_MAX = 65_535;
const BYTES_MAX = 0xffff_ffff;

/**
 * A ZIP file piece by piece: each entry as it comes, the directory last. Names are UTF-8; the time in it is fixed, so
 * that equal entries give equal bytes.
 * @throws when there are more entries or bytes than a plain ZIP can name.
 * @example for await (const piece of zipOf(entries)) await file.write(piece);
 */
export async function* zipOf(entries: Iterable<ZipEntry> | AsyncIterable<ZipEntry>): AsyncGenerator<Buffer> {
  const directory: Buffer[] = [];
  let at = 0;
  for await (const { name, content, stored = false } of entries) {
    const body = stored ? content : deflateRawSync(content);
    const fields = fieldsOf(name, content, body, stored);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), body]);
    directory.push(directoryLine(fields, name, at));
    at += local.length;
    if (directory.length > ENTRIES_MAX || at > BYTES_MAX) throw new Error('too much for one ZIP file');
    yield local;
  }
  const lines = Buffer.concat(directory);
  yield lines;
  yield endOf(directory.length, lines.length, at);
}

/** A small ZIP file in one piece. */
export async function zipBytes(entries: Iterable<ZipEntry>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of zipOf(entries)) pieces.push(piece);
  return Buffer.concat(pieces);
}

const UTF8_NAMES = 0x0800;
/** 1 January 1980, the first day that the format knows. */
const DAY = 0x0021;

/** What the local header and the directory say alike: version to length of the extra field. */
function fieldsOf(name: string, content: Buffer, body: Buffer, stored: boolean): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(UTF8_NAMES, 2);
  fields.writeUInt16LE(stored ? 0 : 8, 4);
  fields.writeUInt16LE(DAY, 8);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(body.length, 14);
  fields.writeUInt32LE(content.length, 18);
  fields.writeUInt16LE(Buffer.byteLength(name), 22);
  return fields;
}

function directoryLine(fields: Buffer, name: string, at: number): Buffer {
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(at, 10);
  return Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, tail, Buffer.from(name)]);
}

function endOf(entries: number, directoryBytes: number, at: number): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(directoryBytes, 12);
  end.writeUInt32LE(at, 16);
  return end;
}
