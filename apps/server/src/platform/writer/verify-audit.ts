import { sql } from 'kysely';
import type { ScopedRead } from '../db/index.ts';
import { auditHashOf, detailCommitmentOf, genesisOfAudit } from './audit-chain.ts';

/** One damaged place of an audit chain. */
export interface AuditFinding {
  villageId: number;
  /** Number of the row in the village's audit chain. */
  seq: number;
  problem: 'row.gap' | 'row.hash' | 'detail.missing' | 'detail.commitment' | 'detail.stray' | 'head.mismatch';
}

export interface AuditReport {
  villageId: number;
  rows: number;
  detailsErased: number;
  findings: AuditFinding[];
}

const CHUNK = 2_000;

interface Row {
  seq: string;
  atUs: string;
  actorId: string;
  action: string;
  target: string;
  commandId: string | null;
  requestId: string;
  algorithm: string;
  commitment: string;
  hash: string;
  has_detail: boolean;
  salt: string | null;
  detail: string | null;
  erased: boolean | null;
}

/** Villages with an audit chain, in id order; 0 is the installation. */
export async function readAuditedVillages(read: ScopedRead): Promise<number[]> {
  const found = await sql<{ id: string }>`
    select village_id::text as id from command_heads union select distinct village_id::text from audit_rows
    union select distinct village_id::text from audit_details`.execute(read);
  return found.rows.map(({ id }) => Number(id)).sort((a, b) => a - b);
}

/** Recomputes a village's audit chain from its rows; run it in one repeatable-read transaction. */
export async function verifyAudit(read: ScopedRead, villageId: number): Promise<AuditReport> {
  const report: AuditReport = { villageId, rows: 0, detailsErased: 0, findings: [] };
  const chain = followChain(report);
  let after = '0';
  for (;;) {
    const rows = await readChunk(read, villageId, after);
    for (const row of rows) chain.take(row);
    const last = rows.at(-1);
    if (!last || rows.length < CHUNK) break;
    after = last.seq;
  }
  const head = await sql<{ seq: string; hash: string }>`
    select audit_seq::text as seq, encode(audit_hash, 'hex') as hash from command_heads
    where village_id = ${villageId}`.execute(read);
  chain.end(head.rows[0]);
  const strays = await sql<{ seq: string }>`
    select d.seq::text as seq from audit_details d
    left join audit_rows a on a.village_id = d.village_id and a.seq = d.seq
    where d.village_id = ${villageId} and a.seq is null`.execute(read);
  for (const { seq } of strays.rows)
    report.findings.push({ villageId, seq: Number(seq), problem: 'detail.stray' });
  return report;
}

async function readChunk(read: ScopedRead, villageId: number, after: string): Promise<Row[]> {
  const found = await sql<Row>`
    select a.seq::text as seq, (extract(epoch from a.at) * 1000000)::bigint::text as "atUs", a.actor_id as "actorId",
      a.action, a.target, a.command_id::text as "commandId", a.request_id as "requestId", a.algorithm,
      encode(a.commitment, 'hex') as commitment, encode(a.hash, 'hex') as hash, d.seq is not null as has_detail,
      encode(d.salt, 'hex') as salt, d.detail, d.erased
    from audit_rows a left join audit_details d on d.village_id = a.village_id and d.seq = a.seq
    where a.village_id = ${villageId} and a.seq > ${after}::bigint order by a.seq limit ${CHUNK}`.execute(
    read,
  );
  return found.rows;
}

function followChain(report: AuditReport) {
  const { villageId, findings } = report;
  const genesis = genesisOfAudit(villageId);
  /** Hashes that the next row may continue from: as stored, and as recomputed where the two differ. */
  let previous: string[] | null = [genesis];
  let last = { seq: 0n, hash: genesis };

  function take(row: Row): void {
    const seq = Number(row.seq);
    const fault = (problem: AuditFinding['problem']) => findings.push({ villageId, seq, problem });
    report.rows += 1;
    if (BigInt(row.seq) !== last.seq + 1n) {
      fault('row.gap');
      previous = null;
    }
    const algorithm = row.algorithm === 'sm3' ? 'sm3' : 'sha256';
    const candidates = previous?.map((hash) => auditHashOf(algorithm, hash, { ...row, villageId }));
    const holds = candidates?.includes(row.hash) ?? true;
    if (!holds) fault('row.hash');
    previous = [...new Set([row.hash, ...(candidates ?? [])])];
    last = { seq: BigInt(row.seq), hash: holds ? row.hash : (candidates?.[0] ?? row.hash) };
    checkDetail(row, algorithm, fault);
  }

  function checkDetail(
    row: Row,
    algorithm: 'sha256' | 'sm3',
    fault: (problem: AuditFinding['problem']) => void,
  ): void {
    const { salt, detail } = row;
    if (!row.has_detail) fault('detail.missing');
    else if (row.erased && salt === null && detail === null) report.detailsErased += 1;
    else if (row.erased || salt === null || detail === null) fault('detail.commitment');
    else if (detailCommitmentOf(algorithm, salt, detail) !== row.commitment) fault('detail.commitment');
  }

  function end(head: { seq: string; hash: string } | undefined): void {
    const same = head?.seq === String(last.seq) && head.hash === last.hash;
    const none = head === undefined && last.seq === 0n;
    if (!same && !none) findings.push({ villageId, seq: Number(last.seq), problem: 'head.mismatch' });
  }

  return { take, end };
}
