import type { OpenedServices } from '@jishan/server';
import { readPersons } from '@jishan/server/features/people';
import type { Actor } from '@jishan/server/platform/command';
import { withScope } from '@jishan/server/platform/db';
import { pinyin } from 'pinyin-pro';
import { townId, villageId } from './district.ts';

export interface Asked {
  q: string;
  /** `known`: the initials of somebody there; `nobody`: letters that no name has. */
  kind: 'known' | 'nobody';
}

/** What is asked: three and two initials of people there, and as many that fit nobody, which means asking every village. */
export async function initialsToAsk(
  services: OpenedServices,
  actor: Actor,
  random: () => number,
  { count, villages: all }: { count: number; villages: number },
): Promise<Asked[]> {
  const villages = Array.from({ length: all }, (_, at) => villageId(at)).filter(
    (id) => id >= (actor.grants[0]?.lo ?? 0) && id <= (actor.grants[0]?.hi ?? townId(1)),
  );
  const asked: Asked[] = [];
  for (let at = 0; at < count; at += 1) {
    const id = villages[Math.floor(random() * villages.length)] ?? villageId(0);
    const name = await someName(services, id, random);
    const initials = pinyin(name, { surname: 'head', pattern: 'first', toneType: 'none', type: 'array' });
    asked.push({ q: initials.join('').toLowerCase(), kind: 'known' });
    // No sound begins with i, and none has it twice.
    asked.push({ q: `${initials[0]?.toLowerCase()}ii`, kind: 'nobody' });
  }
  return asked;
}

async function someName(services: OpenedServices, village: number, random: () => number): Promise<string> {
  return withScope(services.db, { lo: village, hi: village }, async (read) => {
    const row = await read
      .selectFrom('member_stays')
      .select('member_id')
      .where('village_id', '=', village)
      .orderBy('member_id')
      .offset(Math.floor(random() * 600))
      .limit(1)
      .executeTakeFirstOrThrow();
    const persons = await readPersons(read, services.vault, village, [row.member_id]);
    return persons.get(row.member_id)?.name ?? '';
  });
}
