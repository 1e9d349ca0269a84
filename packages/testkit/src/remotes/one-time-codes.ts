/** Codes that stand for something, work once, and may be made to expire: every service here hands some out. */
export interface OneTimeCodes<Meaning> {
  issue(meaning: Meaning): string;
  /** Takes a code; null when it is unknown, used or expired. */
  take(code: unknown): Meaning | null;
  /** Whether it was good once and has been taken. */
  wasTaken(code: unknown): boolean;
  expire(code: string): void;
}

export function createOneTimeCodes<Meaning>(prefix: string): OneTimeCodes<Meaning> {
  const open = new Map<string, Meaning>();
  const taken = new Set<string>();
  let count = 0;
  return {
    issue(meaning) {
      count += 1;
      const code = `${prefix}-${count}`;
      open.set(code, meaning);
      return code;
    },
    take(code) {
      const meaning = open.get(String(code));
      if (meaning === undefined) return null;
      open.delete(String(code));
      taken.add(String(code));
      return meaning;
    },
    wasTaken: (code) => taken.has(String(code)),
    expire: (code) => void open.delete(code),
  };
}
