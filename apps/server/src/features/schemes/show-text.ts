import type { z } from 'zod';
import { addDays, localDay } from '../../platform/clock/index.ts';
import type { ScopedRead } from '../../platform/db/index.ts';
import { readSchemeDocuments } from './read.ts';
import type { SchemeTextAnswer } from './wire.ts';

/** The newest published text, for whoever writes the next version; null before the first. */
export async function showText(
  read: ScopedRead,
  villageId: number,
  now: Date,
): Promise<z.output<typeof SchemeTextAnswer> | null> {
  const texts = await readSchemeDocuments(read, villageId);
  const last = texts.at(-1);
  if (!last) return null;
  const today = localDay(now);
  const tomorrow = addDays(today, 1);
  const dayAfterLast = addDays(last.from, 1);
  return {
    version: last.version,
    from: last.from,
    inForce: last.from <= today,
    document: last.text,
    next: {
      version: nextVersion(
        last.version,
        texts.map(({ version }) => version),
      ),
      from: tomorrow > dayAfterLast ? tomorrow : dayAfterLast,
    },
  };
}

/** `2026.1` → `2026.2`, `1` → `2`; a name without a number gets one. */
export function nextVersion(version: string, taken: readonly string[]): string {
  const [, head = version, digits] = /^(.*?)(\d+)$/s.exec(version) ?? [];
  let number = digits === undefined ? 2 : Number(digits) + 1;
  const join = digits === undefined ? `${head}.` : head;
  while (taken.includes(`${join}${number}`)) number += 1;
  return `${join}${number}`;
}
