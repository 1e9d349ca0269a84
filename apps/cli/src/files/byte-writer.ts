const FIRST_SIZE = 1 << 16;
const [QUOTE, BACKSLASH] = [34, 92];
/** Longest that one UTF-16 unit gets in UTF-8. */
const BYTES_PER_UNIT = 3;
/** Texts kept as bytes; more of them are hardly the same again. */
const KEPT_MAX = 100_000;

/** Writes UTF-8 piece by piece: strings put together from millions of pieces cost far more than their bytes. */
export class ByteWriter {
  private bytes = Buffer.allocUnsafe(FIRST_SIZE);
  private length = 0;
  private readonly kept = new Map<string, Buffer>();

  text(text: string): void {
    this.makeRoom(text.length * BYTES_PER_UNIT);
    const { bytes } = this;
    let at = this.length;
    for (let unit = 0; unit < text.length; unit++) {
      const code = text.charCodeAt(unit);
      if (code >= 128) {
        this.length += bytes.write(text, this.length);
        return;
      }
      bytes[at++] = code;
    }
    this.length = at;
  }

  /** Writes a text as a JSON string. */
  quoted(text: string): void {
    this.makeRoom(text.length + 2);
    const { bytes } = this;
    let at = this.length;
    bytes[at++] = QUOTE;
    for (let unit = 0; unit < text.length; unit++) {
      const code = text.charCodeAt(unit);
      if (code < 32 || code >= 127 || code === QUOTE || code === BACKSLASH) {
        this.text(JSON.stringify(text));
        return;
      }
      bytes[at++] = code;
    }
    bytes[at++] = QUOTE;
    this.length = at;
  }

  /** Writes a text that comes again and again as a JSON string. */
  quotedAgain(text: string): void {
    let known = this.kept.get(text);
    if (!known) {
      if (this.kept.size >= KEPT_MAX) this.kept.clear();
      known = Buffer.from(JSON.stringify(text));
      this.kept.set(text, known);
    }
    this.makeRoom(known.length);
    // Short copies are made faster than they are asked for.
    for (let at = 0; at < known.length; at++) this.bytes[this.length + at] = known[at] as number;
    this.length += known.length;
  }

  /** What was written since the last time; later pieces do not change it. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = new Uint8Array(this.length);
    taken.set(this.bytes.subarray(0, this.length));
    this.length = 0;
    return taken;
  }

  private makeRoom(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const wider = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.length + more));
    this.bytes.copy(wider, 0, 0, this.length);
    this.bytes = wider;
  }
}
