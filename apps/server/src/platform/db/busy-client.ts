import pg from 'pg';

/** Statements kept prepared on a connection; more than the product has, so only lists of odd lengths are left out. */
const STATEMENTS_MAX = 400;

const names = new Map<string, string>();
const seenOnce = new Set<string>();

/**
 * The name under which a statement is kept prepared: from its second use on. Null for one that is rare, or when there
 * are too many already.
 */
function nameOf(text: string): string | null {
  const known = names.get(text);
  if (known) return known;
  if (names.size >= STATEMENTS_MAX) return null;
  if (!seenOnce.has(text)) {
    if (seenOnce.size >= 10 * STATEMENTS_MAX) seenOnce.clear();
    seenOnce.add(text);
    return null;
  }
  seenOnce.delete(text);
  const name = `jishan_${names.size}`;
  names.set(text, name);
  return name;
}

/** What the driver gives every client and its types leave out. */
interface WithStream {
  connection: { stream: { cork(): void; uncork(): void } };
}

/**
 * A client for much traffic. It keeps parametrised statements prepared on the server, because parsing and planning a
 * join costs several times what running it does; and what is asked for in one turn of the event loop leaves in one
 * packet, because half of the server's time would otherwise go into sending small ones.
 */
export class BusyClient extends pg.Client {
  #corked = false;

  // The driver's own signature is a dozen overloads; all but the one that Kysely uses are passed on untouched.
  // oxlint-disable-next-line typescript/no-explicit-any -- see above
  override query(...args: any[]): any {
    this.#gather();
    const [text, values] = args as [unknown, unknown];
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : null;
    // oxlint-disable-next-line typescript/no-explicit-any -- see above
    const send = super.query.bind(this) as (...all: any[]) => any;
    return name === null ? send(...args) : send({ name, text, values }, ...args.slice(2));
  }

  #gather(): void {
    if (this.#corked) return;
    this.#corked = true;
    const { stream } = (this as unknown as WithStream).connection;
    stream.cork();
    setImmediate(() => {
      this.#corked = false;
      stream.uncork();
    });
  }
}
