/** What a tally had been told; see `Tally.rewind`. */
export type TallyMark = number;

const EMPTY = -1;

/**
 * Sums by a whole number from 0 to 2^53 − 1. A plain Map with such keys makes an object of each of them, which costs
 * more than everything else that is done to score an event.
 */
export class Tally {
  private keys = new Float64Array(64).fill(EMPTY);
  private sums = new Float64Array(64);
  private used = 0;
  /** Keys and amounts in the order of adding; kept only where somebody will rewind. */
  private readonly journal: number[] | null;

  constructor(rewindable = false) {
    this.journal = rewindable ? [] : null;
  }

  /** 0 for a key that was never added to. */
  get(key: number): number {
    return this.sums[this.slotOf(key)] ?? 0;
  }

  add(key: number, amount: number): void {
    const slot = this.slotOf(key);
    this.sums[slot] = (this.sums[slot] ?? 0) + amount;
    this.journal?.push(key, amount);
    if (this.keys[slot] === key) return;
    this.keys[slot] = key;
    if (++this.used * 2 > this.keys.length) this.grow();
  }

  mark(): TallyMark {
    return this.journal?.length ?? 0;
  }

  /** Takes back everything that was added since a mark. */
  rewind(mark: TallyMark): void {
    if (!this.journal) return;
    for (let at = this.journal.length; at > mark; at -= 2) {
      const amount = this.journal.pop() ?? 0;
      const slot = this.slotOf(this.journal.pop() ?? 0);
      this.sums[slot] = (this.sums[slot] ?? 0) - amount;
    }
  }

  /** Where a key stands, or the empty place where it would; there is always one. */
  private slotOf(key: number): number {
    const { keys } = this;
    const last = keys.length - 1;
    let slot = mix(key) & last;
    for (let found = keys[slot]; found !== key && found !== EMPTY; found = keys[slot])
      slot = (slot + 1) & last;
    return slot;
  }

  private grow(): void {
    const { keys, sums } = this;
    this.keys = new Float64Array(keys.length * 2).fill(EMPTY);
    this.sums = new Float64Array(keys.length * 2);
    for (let at = 0; at < keys.length; at++) {
      const key = keys[at] as number;
      if (key === EMPTY) continue;
      const slot = this.slotOf(key);
      this.keys[slot] = key;
      this.sums[slot] = sums[at] ?? 0;
    }
  }
}

const HIGH = 2 ** 32;

/** Spreads neighbouring keys over the places. */
function mix(key: number): number {
  const mixed = Math.imul(key | 0, 0x9e3779b1) ^ Math.imul((key / HIGH) | 0, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
