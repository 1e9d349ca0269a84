import { type PostFailure, post } from '@jishan/ledger';
import type pg from 'pg';
import { commandErrors } from '../command/errors.ts';
import type { Json } from '../errors/index.ts';
import { ledgerRefusal } from './errors.ts';
import { type BatchEnvironment, inVillage, type Job } from './job.ts';
import { type OpenedBatch, openBatch } from './open-batch.ts';
import type { CommitOutcome } from './types.ts';
import { writeSurvivors } from './write-batch.ts';

/**
 * One database transaction for a batch of commands: those that fail a check are dropped from it, the others are
 * committed together. Outcomes are matched by job.
 * @throws the database's error or a `WriteFailure`; nothing is committed then, unless the commit itself was lost.
 */
export async function commitBatch(
  client: pg.Client,
  jobs: Job[],
  seen: Set<number>,
  env: BatchEnvironment,
): Promise<Map<Job, CommitOutcome>> {
  const outcomes = new Map<Job, CommitOutcome>();
  const opened = await openBatch(client, jobs, seen);
  const fresh = admit(jobs, opened, outcomes);
  const seqs = new Map<Job, number[]>();
  const survivors = await postAll(client, fresh, { outcomes, seqs }, env);
  if (survivors.length === 0) {
    await client.query('rollback');
    // Head rows that this transaction made are gone again.
    seen.clear();
    return outcomes;
  }
  await writeSurvivors(client, survivors, opened.heads, env);
  for (const job of survivors) job.commitSent = true;
  await client.query('commit');
  for (const job of survivors) {
    // Through JSON, so that a first answer and a repeated one are the same value.
    const result = JSON.parse(JSON.stringify(job.submission.effects.result ?? null)) as Json;
    outcomes.set(job, { kind: 'committed', result, replayed: false, seqs: seqs.get(job) ?? [] });
  }
  return outcomes;
}

/** Leaves out what was done already and what rests on something that has moved since. */
function admit(jobs: Job[], opened: OpenedBatch, outcomes: Map<Job, CommitOutcome>): Job[] {
  return jobs.filter((job) => {
    const { submission, record } = job;
    const stored = opened.stored.get(inVillage(submission.villageId, record.commandId));
    if (stored) {
      const same = stored.fingerprint === record.fingerprint && stored.actorId === submission.actorId;
      outcomes.set(
        job,
        same
          ? { kind: 'committed', result: stored.result as Json, replayed: !job.commitSent, seqs: [] }
          : { kind: 'refused', error: commandErrors.key_reused() },
      );
      return false;
    }
    const { guards } = submission.effects;
    const named = guards.map((guard) => ({ name: inVillage(submission.villageId, guard.key), ...guard }));
    if (named.some(({ name, version }) => (opened.guards.get(name) ?? 0) !== version)) {
      outcomes.set(job, { kind: 'stale' });
      return false;
    }
    for (const { name, version } of named) opened.guards.set(name, version + 1);
    return true;
  });
}

/** Posts for all commands at once; a command whose postings fail is dropped with all of them. */
async function postAll(
  client: pg.Client,
  jobs: Job[],
  { outcomes, seqs }: { outcomes: Map<Job, CommitOutcome>; seqs: Map<Job, number[]> },
  env: BatchEnvironment,
): Promise<Job[]> {
  const batch = jobs.flatMap((job) =>
    job.submission.effects.postings.map((draft) => ({
      job,
      draft: { ...draft, together: job.record.commandId },
    })),
  );
  if (batch.length === 0) return jobs;
  const drafts = batch.map(({ draft }) => draft);
  const random = (bytes: number) => env.random(bytes);
  const results = await post(client, drafts, { writtenAt: env.at, random, algorithm: env.algorithm });
  const failures = new Map<Job, PostFailure>();
  results.forEach((result, index) => {
    const job = batch[index]?.job;
    if (!job) return;
    if (result.ok) seqs.set(job, [...(seqs.get(job) ?? []), result.seq]);
    // The one that failed by itself says more than the ones that fell with it.
    else if (result.code !== 'ledger.companion_failed') failures.set(job, result.code);
  });
  return jobs.filter((job) => {
    const code = failures.get(job);
    if (code) outcomes.set(job, { kind: 'refused', error: ledgerRefusal(code) });
    return !code;
  });
}
