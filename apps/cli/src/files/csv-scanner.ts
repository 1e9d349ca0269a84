/** What a scanner found instead of a record. */
export type ScanEnd = 'end' | 'quote';

const COMMA = 44;
const QUOTE = 34;
const LINE = 10;
const RETURN = 13;
const BOM = [0xef, 0xbb, 0xbf];

// Bytes at which an unquoted cell ends or goes wrong.
const STOPS = new Uint8Array(256);
for (const byte of [COMMA, QUOTE, LINE, RETURN]) STOPS[byte] = 1;
const BLANKS = new Uint8Array(256);
for (const byte of [9, 12, 32]) BLANKS[byte] = 1;

/** How the bytes of a cell are to be read. */
const PLAIN = 0;
const BEYOND_ASCII = 1;
const DOUBLED_QUOTES = 2;

/**
 * Reads comma-separated records (RFC 4180; a byte order mark, any line ends and blanks around cells are allowed) from
 * bytes, without making an object per record or cell: a record is where its cells begin and end, until the next one
 * is read. The bytes must be UTF-8.
 */
export class CsvScanner {
  readonly bytes: Buffer;
  /** Cells of the record that was read last. */
  count = 0;
  /** Records read so far; a spreadsheet counts them as rows. */
  records = 0;
  /** Where each cell begins and ends, by turns. */
  private edges = new Int32Array(64);
  private kinds = new Uint8Array(32);
  private position: number;
  private text: string | null = null;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
    this.position = BOM.every((byte, at) => bytes[at] === byte) ? BOM.length : 0;
  }

  /** Goes to the next record; says what came instead of one. */
  next(): ScanEnd | null {
    const { bytes } = this;
    if (this.position >= bytes.length) return 'end';
    this.count = 0;
    this.records++;
    for (;;) {
      if (!this.readCell()) return 'quote';
      const stop = bytes[this.position++];
      if (stop === COMMA) continue;
      if (stop === RETURN && bytes[this.position] === LINE) this.position++;
      return null;
    }
  }

  start(cell: number): number {
    return this.edges[2 * cell] as number;
  }

  end(cell: number): number {
    return this.edges[2 * cell + 1] as number;
  }

  /** True when the cell's bytes are its text, one ASCII character each. */
  isPlain(cell: number): boolean {
    return this.kinds[cell] === PLAIN;
  }

  isEmpty(cell: number): boolean {
    return this.start(cell) === this.end(cell);
  }

  cell(cell: number): string {
    const [start, end] = [this.start(cell), this.end(cell)];
    const kind = this.kinds[cell] as number;
    if (kind === PLAIN) {
      // Cutting a long string is far cheaper than asking the buffer for a short one.
      this.text ??= this.bytes.toString('latin1');
      return this.text.slice(start, end);
    }
    const text = this.bytes.toString('utf8', start, end);
    return kind & DOUBLED_QUOTES ? text.replaceAll('""', '"') : text;
  }

  /** Notes where the next cell begins and ends and stops at what ends it; false where quotes do not match. */
  private readCell(): boolean {
    const { bytes } = this;
    let at = this.position;
    while (BLANKS[bytes[at] as number]) at++;
    if (bytes[at] === QUOTE) return this.readQuoted(at + 1);
    const start = at;
    let seen = 0;
    let byte = bytes[at];
    while (byte !== undefined && STOPS[byte] === 0) {
      seen |= byte;
      byte = bytes[++at];
    }
    let end = at;
    while (end > start && BLANKS[bytes[end - 1] as number]) end--;
    this.position = at;
    this.note(start, end, seen < 128 ? PLAIN : BEYOND_ASCII);
    return byte !== QUOTE;
  }

  private readQuoted(start: number): boolean {
    const { bytes } = this;
    let kind = PLAIN;
    let at = start;
    for (let byte = bytes[at]; byte !== undefined; byte = bytes[++at]) {
      if (byte >= 128) kind |= BEYOND_ASCII;
      if (byte !== QUOTE) continue;
      if (bytes[at + 1] !== QUOTE) break;
      kind |= DOUBLED_QUOTES;
      at++;
    }
    if (at >= bytes.length) return false;
    this.note(start, at, kind);
    do at++;
    while (BLANKS[bytes[at] as number]);
    this.position = at;
    const stop = bytes[at];
    return stop === undefined || (STOPS[stop] === 1 && stop !== QUOTE);
  }

  private note(start: number, end: number, kind: number): void {
    if (this.count === this.kinds.length) this.widen();
    this.edges[2 * this.count] = start;
    this.edges[2 * this.count + 1] = end;
    this.kinds[this.count++] = kind;
  }

  private widen(): void {
    const [edges, kinds] = [this.edges, this.kinds];
    this.edges = new Int32Array(edges.length * 2);
    this.kinds = new Uint8Array(kinds.length * 2);
    this.edges.set(edges);
    this.kinds.set(kinds);
  }
}
