import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomOf } from './random.ts';
import { KINDS } from './village.ts';

export interface DistrictSize {
  villages: number;
  householdsPerVillage: number;
  eventsPerVillage: number;
}

const DAY = 86_400_000;
const SHANGHAI = 8 * 3_600_000;
const YEAR = Date.parse('2026-01-01T00:00:00+08:00');
const COLUMNS = 'event_id,happened_at,item,subject,quantity,score,grade,points,corrects,approved_at\n';

/**
 * Writes a year of a made-up district for the Zhaoxiang pack, one folder a village, as an export would: rows in the order
 * in which they were filed, some days after they happened; a few of them not approved, corrected, or refused.
 */
export function writeDistrict(folder: string, size: DistrictSize, seed: number): void {
  for (let village = 0; village < size.villages; village++) {
    const path = join(folder, `V${String(village).padStart(4, '0')}`);
    mkdirSync(path, { recursive: true });
    const random = randomOf(seed + village * 7919);
    writeFileSync(join(path, 'households.csv'), householdRows(size.householdsPerVillage));
    writeFileSync(join(path, 'members.csv'), memberRows(size.householdsPerVillage));
    writeFileSync(join(path, 'events.csv'), eventRows(size, random));
    writeFileSync(join(path, 'redemptions.csv'), orderRows(size, random));
  }
}

function householdRows(households: number): string {
  const rows = Array.from(
    { length: households },
    (_, at) => `H${at},第${(at % 10) + 1}组,2026-01-01,,true,true,3\n`,
  );
  return `household_id,group,joined_on,left_on,registered,homestead,residents\n${rows.join('')}`;
}

function memberRows(households: number): string {
  const rows = Array.from({ length: households * 2 }, (_, at) => `M${at},H${at % households},2026-01-01,\n`);
  return `member_id,household_id,participating_from,participating_to\n${rows.join('')}`;
}

function eventRows({ householdsPerVillage, eventsPerVillage }: DistrictSize, random: () => number): string {
  const rows: string[] = [];
  for (let at = 0; at < eventsPerVillage; at++) {
    const filed = YEAR + Math.floor(((at + random()) / eventsPerVillage) * 365 * DAY);
    const happened = Math.max(YEAR, filed - Math.floor(random() * 4 * DAY));
    const approved = random() < 0.02 ? '' : textOf(filed + Math.floor(random() * 8 * DAY));
    const id = `E${String(at).padStart(6, '0')}`;
    if (at > 100 && random() < 0.005) {
      const corrected = `E${String(Math.floor(random() * at)).padStart(6, '0')}`;
      rows.push(`${id},${textOf(filed)},,,,,,,${corrected},${approved}\n`);
      continue;
    }
    const { item, subject, more = {} } = KINDS[Math.floor(random() * KINDS.length)] ?? {};
    // Now and then somebody mistypes a household.
    const household = Math.floor(random() * householdsPerVillage * 1.001);
    const member = household + (random() < 0.5 ? 0 : householdsPerVillage);
    const who = subject === 'household' ? `h:H${household}` : `m:M${member}`;
    const values = [more.quantity, more.score, more.grade, more.points].map((value) => value ?? '').join();
    rows.push(`${id},${textOf(happened)},${item},${who},${values},,${approved}\n`);
  }
  return COLUMNS + rows.join('');
}

/** One household in three orders something in December, when the pack opens its shop. */
function orderRows({ householdsPerVillage }: DistrictSize, random: () => number): string {
  const rows: string[] = [];
  for (let household = 0; household < householdsPerVillage; household += 3) {
    const at = YEAR + 334 * DAY + Math.floor(random() * 31 * DAY);
    rows.push(`O${household},${textOf(at)},H${household},${5 + Math.floor(random() * 40)}\n`);
  }
  return `order_id,ordered_at,household_id,points\n${rows.join('')}`;
}

function textOf(moment: number): string {
  return `${new Date(moment + SHANGHAI).toISOString().slice(0, 19)}+08:00`;
}
