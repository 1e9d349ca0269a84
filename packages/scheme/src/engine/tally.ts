/** What a tally had been told; see `Tally.rewind`. */
export type TallyMark = number;

const EMPTY = -1;
/** One household's few events are scored for each of its orders: more would be emptied than used. */
const FIRST_CELLS = 128;
/** Of a tally that nothing was added to, as most never are: room outside of the heap is dear. Never written to. */
const NO_CELLS = new Float64Array(2).fill(EMPTY);

/**
 * Sums by a whole number from 0 to 2^53 − 1. A plain Map with such keys makes an object of each of them, which costs
 * more than everything else that is done to score an event.
 */
export class Tally {
  /** Each key and, next to it where memory is near, its sum. */
  private cells: Float64Array = NO_CELLS;
  private used = 0;
  private readonly expected: number;
  /** Keys and amounts in the order of adding; kept only where somebody will rewind. */
  private readonly journal: number[] | null;

  /** @param expected about how many keys, so that room is made once */
  constructor(rewindable = false, expected = 0) {
    this.expected = expected;
    this.journal = rewindable ? [] : null;
  }

  /** 0 for a key that was never added to. */
  get(key: number): number {
    const place = this.placeOf(key);
    return this.cells[place] === key ? this.at(place) : 0;
  }

  add(key: number, amount: number): void {
    this.makeRoom(1);
    this.addAt(this.claim(key), amount);
  }

  /** Makes sure that so many keys can be claimed before any of them moves. */
  makeRoom(keys: number): void {
    // A third of all places stay empty, so that looking for one ends soon.
    if ((this.used + keys) * 3 > this.cells.length) this.grow(keys);
  }

  /** The place of a key, for whoever looks at its sum and adds to it; it moves when room is made. */
  claim(key: number): number {
    const place = this.placeOf(key);
    if (this.cells[place] !== key) {
      this.cells[place] = key;
      this.cells[place + 1] = 0;
      this.used++;
    }
    return place;
  }

  /** The sum at a place. */
  at(place: number): number {
    return this.cells[place + 1] as number;
  }

  addAt(place: number, amount: number): void {
    this.journal?.push(this.cells[place] as number, amount);
    this.cells[place + 1] = this.at(place) + amount;
  }

  mark(): TallyMark {
    return this.journal?.length ?? 0;
  }

  /** Takes back everything that was added since a mark. */
  rewind(mark: TallyMark): void {
    if (!this.journal) return;
    for (let at = this.journal.length; at > mark; at -= 2) {
      const amount = this.journal.pop() ?? 0;
      const place = this.placeOf(this.journal.pop() ?? 0);
      this.cells[place + 1] = this.at(place) - amount;
    }
  }

  /** Where a key stands, or the empty place where it would; there is always one. */
  private placeOf(key: number): number {
    const { cells } = this;
    const last = cells.length - 2;
    let place = (mix(key) << 1) & last;
    for (let found = cells[place]; found !== key && found !== EMPTY; found = cells[place]) {
      place = (place + 2) & last;
    }
    return place;
  }

  private grow(keys: number): void {
    const { cells } = this;
    let size = Math.max(FIRST_CELLS, cells.length * 2);
    while (Math.max(this.used + keys, this.expected) * 3 > size) size *= 2;
    this.cells = new Float64Array(size).fill(EMPTY);
    for (let at = 0; at < cells.length; at += 2) {
      const key = cells[at] as number;
      if (key === EMPTY) continue;
      const place = this.placeOf(key);
      this.cells[place] = key;
      this.cells[place + 1] = cells[at + 1] as number;
    }
  }
}

const HIGH = 2 ** 32;

/** Spreads neighbouring keys over the places. */
function mix(key: number): number {
  const mixed = Math.imul(key | 0, 0x9e3779b1) ^ Math.imul((key / HIGH) | 0, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
