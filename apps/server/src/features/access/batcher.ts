/** How many keys one query may carry. */
const BATCH_MAX = 500;

/**
 * Joins look-ups: while a query runs, what arrives waits and goes into the next one together; equal keys share an
 * answer. Nothing is kept afterwards, so an answer is never older than the question.
 */
export function createBatcher<Value>(
  load: (keys: string[]) => Promise<Map<string, Value>>,
): (key: string) => Promise<Value | undefined> {
  const waiting = new Map<string, PromiseWithResolvers<Value | undefined>>();
  let running = false;

  async function run(): Promise<void> {
    running = true;
    // One turn of the event loop lets requests that came in the same packet join.
    await new Promise(setImmediate);
    while (waiting.size > 0) {
      const batch = new Map([...waiting].slice(0, BATCH_MAX));
      for (const key of batch.keys()) waiting.delete(key);
      try {
        const found = await load([...batch.keys()]);
        for (const [key, answer] of batch) answer.resolve(found.get(key));
      } catch (error) {
        for (const answer of batch.values()) answer.reject(error);
      }
    }
    running = false;
  }

  return (key) => {
    let answer = waiting.get(key);
    if (!answer) {
      answer = Promise.withResolvers<Value | undefined>();
      waiting.set(key, answer);
    }
    if (!running) void run();
    return answer.promise;
  };
}
