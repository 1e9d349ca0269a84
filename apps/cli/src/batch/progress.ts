/** Shorter runs end before anybody wonders. */
const QUIET_MS = 3000;
const TERMINAL_EVERY_MS = 250;
const LOG_EVERY_MS = 10_000;

export interface ProgressTarget {
  isTTY?: boolean;
  write(text: string): unknown;
}

/**
 * Tells on standard error how far a long run has come: on a terminal one line that changes, elsewhere a line now and
 * then.
 */
export class Progress {
  private readonly total: number;
  private readonly target: ProgressTarget;
  private readonly now: () => number;
  private readonly started: number;
  private told = 0;
  private open = false;

  constructor(total: number, target: ProgressTarget = process.stderr, now = () => performance.now()) {
    this.total = total;
    this.target = target;
    this.now = now;
    this.started = now();
  }

  /** So many villages are done. */
  tell(done: number): void {
    const passed = this.now() - this.started;
    const every = this.target.isTTY ? TERMINAL_EVERY_MS : LOG_EVERY_MS;
    if (passed < QUIET_MS || (this.told > 0 && passed - this.told < every)) return;
    this.told = passed;
    const seconds = Math.ceil(((passed / done) * (this.total - done)) / 1000);
    const line = `已算 ${done}/${this.total} 个村，还要大约 ${seconds} 秒`;
    this.open = this.target.isTTY ?? false;
    this.target.write(this.open ? `\r\u001B[K${line}` : `${line}\n`);
  }

  /** Makes room for another line on the terminal. */
  clear(): void {
    if (this.open) this.target.write('\r\u001B[K');
    this.open = false;
  }
}
