import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withClient } from '@jishan/server/platform/db';
import { databaseCpuSeconds } from './cpu.ts';
import { openBenchDatabase } from './database.ts';
import { findPgbench } from './find-pgbench.ts';

const TARGETS = `create unlogged table bench_targets (n integer primary key, village_id bigint not null,
  event_id uuid not null, household_id uuid not null, account_id uuid not null, issued_id uuid not null)`;

/** One row a waiting claim, with accounts that exist: what the server looks up, the baselines are given. */
const FILL = [
  `insert into bench_targets
   select row_number() over (order by random()), e.village_id, e.id, e.household_id,
     md5('account' || e.household_id)::uuid, md5('issued' || e.village_id)::uuid
   from events e where e.state = 'in_review'`,
  `insert into ledger_accounts
   select distinct village_id, account_id, 'h:' || household_id, 'points', '2026', 'main' from bench_targets
   union select distinct village_id, issued_id, '*', 'points', '*', 'issued' from bench_targets`,
  `insert into ledger_balances select village_id, account_id, 0, 1 from ledger_accounts`,
  `insert into ledger_heads select distinct village_id, 0, '\\x00'::bytea, 'sha256' from bench_targets`,
  `insert into command_heads select distinct village_id, 0, '\\x00'::bytea, 0 from bench_targets on conflict do nothing`,
  // The fill has left audit rows of its own; the baselines number theirs far above.
  `select setval('bench_seq', 1000000)`,
];

/** How the rows get their numbers: from a sequence, or from the village's chain. */
const NUMBERED = {
  P: `h as (select nextval('bench_seq') as seq, '\\x00'::bytea as hash),
    a as (select h.seq as seq, '\\x00'::bytea as hash from h),`,
  C: `h as (update ledger_heads l set seq = l.seq + 1,
      hash = sha256(l.hash || convert_to(concat_ws('|', t.event_id, t.household_id, t.account_id, now(), l.seq), 'UTF8'))
      from t where l.village_id = t.village_id returning l.seq + 1000000 as seq, l.hash),
    a as (update command_heads c set audit_seq = c.audit_seq + 1,
      audit_hash = sha256(c.audit_hash || convert_to(concat_ws('|', t.event_id, now(), c.audit_seq), 'UTF8'))
      from t where c.village_id = t.village_id returning c.audit_seq + 1000000 as seq, c.audit_hash as hash),`,
};

/**
 * Every row that the town's approval of a claim inserts or updates, as one statement. When all claims have had their
 * turn it begins again: the same rows, but for guards that are updated and no longer inserted.
 */
const statement = (numbered: string) => `
with t as (select b.* from (select nextval('bench_next') as n) s join bench_targets b on b.n = s.n), ${numbered}
  ev as (update events e set state = 'approved', stage = null, stage_role = null, stage_level = null,
    stage_since = null, stage_due_on = null, approved_at = now() from t
    where e.village_id = t.village_id and e.id = t.event_id returning 1),
  d as (insert into decisions (village_id, id, event_id, step, round, stage, verdict, decided_by, decided_role, decided_at,
      stage_since)
    select village_id, gen_random_uuid(), event_id, 1, 1, 'second', 'approve', gen_random_uuid(), 'town_department',
      now(), now() from t returning village_id, id),
  dn as (insert into decision_notes (village_id, decision_id, by_name) select village_id, id, '镇审核员丁' from d
    returning 1),
  b as (update ledger_balances x set amount = x.amount + 2, version = x.version + 1 from t
    where x.village_id = t.village_id and x.account_id = t.account_id returning x.amount, x.version),
  i as (update ledger_balances x set amount = x.amount - 2, version = x.version + 1 from t
    where x.village_id = t.village_id and x.account_id = t.issued_id returning x.amount, x.version),
  p as (insert into ledger_postings (village_id, seq, posting_id, kind, source, happened_at, written_at, line_count,
      algorithm, hash)
    select t.village_id, h.seq, gen_random_uuid(), 'event', t.event_id::text, now(), now(), 1, 'sha256', h.hash
    from t, h returning 1),
  tr as (insert into ledger_transfers (village_id, seq, line, from_account, to_account, amount, from_before,
      from_after, from_version, to_before, to_after, to_version, clause, item, category, commitment, digest)
    select t.village_id, h.seq, 1, t.issued_id, t.account_id, 2, i.amount + 2, i.amount, i.version, b.amount - 2,
      b.amount, b.version, 'content', 'neighbours-help', 'neighbours', sha256('a'), sha256('b') from t, h, b, i
    returning 1),
  no as (insert into ledger_notes (village_id, seq, line, salt, reason)
    select t.village_id, h.seq, 1, decode(md5('salt'), 'hex'), '帮助邻里，每次 2 分' from t, h returning 1),
  au as (insert into audit_rows (village_id, seq, at, actor_id, action, target, command_id, request_id, algorithm,
      commitment, hash)
    select t.village_id, a.seq, now(), t.household_id::text, 'review.event-approved', 'event:' || t.event_id,
      gen_random_uuid(), 'request', 'sha256', sha256('c'), a.hash from t, a returning 1),
  ad as (insert into audit_details (village_id, seq, salt, detail)
    select t.village_id, a.seq, decode(md5('salt'), 'hex'),
      '{"ip":"127.0.0.1","before":{"state":"in_review","stage":"second"},"after":{"state":"approved","stage": null}}'
    from t, a returning 1),
  c as (insert into commands (village_id, command_id, name, actor_id, fingerprint, result, created_at)
    select village_id, gen_random_uuid(), 'review.decide-event', household_id::text, sha256('d'),
      jsonb_build_object('eventId', event_id, 'state', 'approved', 'stage', null, 'postedPoints', 2), now() from t
    returning 1),
  g as (insert into guards (village_id, key, version)
    select village_id, 'event:' || event_id, 1 from t union all select village_id, 'score:' || household_id, 1 from t
    on conflict (village_id, key) do update set version = guards.version + 1 returning 1)
select count(*) from ev, dn, p, tr, no, au, ad, c;
`;

export type Baseline = keyof typeof NUMBERED;

export interface BaselineRun {
  perSecond: number;
  /** Processor milliseconds of the database for one posting. */
  cpuMs: number;
}

/** Runs one baseline on a fresh copy with 16 clients. */
export async function runPgbench(
  ownerUrl: string,
  dataDir: string,
  baseline: Baseline,
  seconds: number,
): Promise<BaselineRun> {
  const binary = findPgbench();
  if (!binary) throw new Error('There is no pgbench; name one by PGBENCH');
  const { database } = await openBenchDatabase(ownerUrl, dataDir);
  const folder = await mkdtemp(join(tmpdir(), 'jishan-pgbench-'));
  try {
    const { writerUrl, pools } = database.db;
    await withClient(ownerUrl, async (owner) => {
      await owner.query(TARGETS);
      await owner.query('create sequence bench_seq');
      await owner.query('create sequence bench_next');
      await owner.query('grant all on bench_targets, bench_seq, bench_next to public');
    });
    for (const text of FILL) await pools.writer.query(text);
    await withClient(ownerUrl, async (owner) => {
      const { rows } = await owner.query<{ count: string }>('select count(*) from bench_targets');
      await owner.query(`alter sequence bench_next maxvalue ${rows[0]?.count} cycle`);
      await owner.query('analyze');
    });
    const script = join(folder, 'script.sql');
    await writeFile(script, statement(NUMBERED[baseline]));
    const options = ['-n', '-M', 'prepared', '-c', '16', '-j', '2', '-f', script];
    await run(binary, [...options, '-T', String(Math.min(3, seconds)), writerUrl]);
    await withClient(ownerUrl, (owner) => owner.query('analyze'));
    const before = await databaseCpuSeconds(ownerUrl);
    const output = await run(binary, [...options, '-T', String(seconds), writerUrl]);
    const used = (await databaseCpuSeconds(ownerUrl)) - before;
    const rate = /tps = ([\d.]+) \(without initial/.exec(output)?.[1];
    if (!rate) throw new Error(`pgbench said no rate:\n${output}`);
    const done = Number(/actually processed: (\d+)/.exec(output)?.[1]);
    return { perSecond: Number(rate), cpuMs: (used * 1000) / done };
  } finally {
    await rm(folder, { recursive: true, force: true });
    await database.stop();
  }
}

async function run(command: string, args: string[]): Promise<string> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (data: Buffer) => {
    output += data.toString();
  });
  child.stderr.on('data', (data: Buffer) => {
    output += data.toString();
  });
  const code = await new Promise((resolve, reject) => {
    child.on('close', resolve);
    child.on('error', reject);
  });
  if (code !== 0 || /aborted/.test(output)) throw new Error(`pgbench failed:\n${output}`);
  return output;
}
