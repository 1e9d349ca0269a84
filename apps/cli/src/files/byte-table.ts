/**
 * Numbers things by their bytes, so that the same text is made a string once, or seen to be there already, without
 * making one to look it up. Spans must stay as they are while the table is used.
 */
export class ByteTable {
  private slots = new Int32Array(256).fill(-1);
  private hashes = new Int32Array(128);
  private starts = new Int32Array(128);
  private ends = new Int32Array(128);
  private count = 0;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** The number of a span's first occurrence, counted from 0; a new one gets the next number. */
  numberOf(start: number, end: number): number {
    const { bytes, hashes, starts, ends } = this;
    let hash = end - start;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
    hash ^= hash >>> 15;
    const last = this.slots.length - 1;
    let slot = hash & last;
    for (let found = this.slots[slot] as number; found >= 0; found = this.slots[slot] as number) {
      if (
        hashes[found] === hash &&
        (ends[found] as number) - (starts[found] as number) === end - start &&
        this.isSame(starts[found] as number, start, end)
      )
        return found;
      slot = (slot + 1) & last;
    }
    if (this.count === hashes.length) this.grow();
    const number = this.count++;
    this.hashes[number] = hash;
    this.starts[number] = start;
    this.ends[number] = end;
    if (this.count * 2 > this.slots.length) this.rehash();
    else this.slots[slot] = number;
    return number;
  }

  private isSame(known: number, start: number, end: number): boolean {
    const { bytes } = this;
    for (let at = start; at < end; at++) if (bytes[known + at - start] !== bytes[at]) return false;
    return true;
  }

  private grow(): void {
    const wider = (numbers: Int32Array<ArrayBuffer>) => {
      const copy = new Int32Array(numbers.length * 2);
      copy.set(numbers);
      return copy;
    };
    this.hashes = wider(this.hashes);
    this.starts = wider(this.starts);
    this.ends = wider(this.ends);
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 4).fill(-1);
    const last = this.slots.length - 1;
    for (let number = 0; number < this.count; number++) {
      let slot = (this.hashes[number] as number) & last;
      while ((this.slots[slot] as number) >= 0) slot = (slot + 1) & last;
      this.slots[slot] = number;
    }
  }
}
