import { loadDemo } from '../../apps/cli/src/demo/index.ts';
import { openBenchDatabase } from './database.ts';

/** Items of the Zhaoxiang pack that give a household fixed points, and how often within a month. */
const items: readonly [string, number][] = [
  ['safety-hazard', 4],
  ['civility-frugal', 2],
  ['environment-sorting', 2],
  ['neighbours-help', 3],
  ['neighbours-elder', 1],
  ['law-covenant', 1],
  ['environment-yard', 1],
];

/** Claims that the village has agreed to and the town has not yet decided: each approval posts points. */
const WAITING = `insert into events (village_id, id, number, source, item, subject, household_id, happened_at, filed_at,
    filed_on, filed_as, filers, state, stage, stage_role, stage_level, stage_since, stage_due_on, promised_on)
  select h.village_id, gen_random_uuid(), format('B-%s-%s-%s', row_number() over (), i.item, n), 'claim', i.item,
    'h:' || h.id, h.id, now() - interval '3 hours' + n * interval '1 minute', now() - interval '2 hours',
    current_date, 'villager', array[gen_random_uuid()], 'in_review', 'second', 'town_department', 'town',
    now() - interval '1 hour', current_date + 5, current_date + 10
  from households h
  join scheme_versions v on v.village_id = h.village_id and v.scheme_id = 's1-zhaoxiang'
  cross join jsonb_to_recordset($1::jsonb) as i(item text, times integer)
  cross join lateral generate_series(1, i.times) as n
  where h.joined_on is not null`;

/** Fills the template: the demo's villages with their households, schemes and staff, and claims that wait for the town. */
export async function fillTemplate(ownerUrl: string, dataDir: string): Promise<void> {
  const opened = await openBenchDatabase(ownerUrl, dataDir);
  try {
    const size = { householdsPerVillage: 300, claimsPerVillage: 0, days: 1 };
    await loadDemo({ ...opened, size, now: new Date() }, () => undefined);
    const rows = JSON.stringify(items.map(([item, times]) => ({ item, times })));
    await opened.database.db.pools.writer.query(WAITING, [rows]);
  } finally {
    await opened.database.stop();
  }
}
