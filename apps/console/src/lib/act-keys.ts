/**
 * Idempotency keys that stay with an act until its outcome is known: pressing "try again" after a lost
 * connection sends the same key, so the server does the thing once.
 */
export interface ActKeys {
  keyOf(act: string, input: unknown): string;
  settle(act: string, input: unknown): void;
}

export function createActKeys(newKey: () => string): ActKeys {
  const open = new Map<string, string>();
  const nameOf = (act: string, input: unknown) => `${act} ${JSON.stringify(input)}`;
  return {
    keyOf(act, input) {
      const name = nameOf(act, input);
      const known = open.get(name);
      if (known) return known;
      const key = newKey();
      open.set(name, key);
      return key;
    },
    settle(act, input) {
      open.delete(nameOf(act, input));
    },
  };
}

/** A random UUID v4. Village offices open the console by plain http, where crypto.randomUUID does not exist. */
export function newUuid(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
