import { inflateRawSync } from 'node:zlib';

const CENTRAL = Buffer.from('504b0102', 'hex');

/** The text of all parts of a ZIP file, zipped parts within it too; anything else as it is. For looking, not for reading. */
export function textOfFile(bytes: Buffer): string {
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') return bytes.toString('utf8');
  const parts: string[] = [];
  for (let at = bytes.indexOf(CENTRAL); at >= 0; at = bytes.indexOf(CENTRAL, at + 4)) {
    const [method, size, from] = [
      bytes.readUInt16LE(at + 10),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt32LE(at + 42),
    ];
    const start = from + 30 + bytes.readUInt16LE(from + 26) + bytes.readUInt16LE(from + 28);
    const packed = bytes.subarray(start, start + size);
    parts.push(textOfFile(method === 8 ? inflateRawSync(packed) : packed));
  }
  return parts.join('\n');
}
