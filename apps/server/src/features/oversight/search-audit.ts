import type { Actor } from '../../platform/command/index.ts';
import { addDays, localIso, startOfDay } from '../../platform/clock/index.ts';
import { type Db, noScope, type Scope, withScope } from '../../platform/db/index.ts';
import { Failure } from '../../platform/errors/index.ts';
import { isTime, isWhole, readCursor, writeCursor } from '../../platform/http/index.ts';
import { findStaffIds } from '../access/index.ts';
import { readPlaceRanges } from '../orgs/index.ts';
import { labelOfAction } from './action-labels.ts';
import { oversightErrors } from './errors.ts';
import { maySearchAudit } from './policy.ts';
import { actedFromOutside, readActors, type ShownActor } from './read-actors.ts';
import { type AuditCursor, type AuditLine, readAudit } from './read-audit.ts';

export interface AuditSearch {
  /** 0 is the installation itself. */
  placeId: number;
  /** First and last day, both included. */
  from: string;
  until: string;
  actor?: string | undefined;
  action?: string | undefined;
  target?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

const SPAN_DAYS_MAX = 92;

/** A page of what was done in a place and all villages below it, the newest first. */
export async function searchAudit(db: Pick<Db, 'app'>, actor: Actor, search: AuditSearch) {
  if (!maySearchAudit(actor, search.placeId)) throw new Failure(oversightErrors.place_not_yours());
  if (search.until < search.from) throw new Failure(oversightErrors.span_reversed());
  if (addDays(search.from, SPAN_DAYS_MAX) <= search.until) throw new Failure(oversightErrors.span_too_long());
  const { placeId, limit } = search;
  const found = await withScope(db, noScope, async (read) => ({
    ranges: placeId === 0 ? [{ lo: 0, hi: 0 }] : await readPlaceRanges(read, placeId),
    actorIds: search.actor ? await findStaffIds(read, search.actor) : undefined,
  }));
  const after = search.cursor === undefined ? undefined : cursorOf(search.cursor);
  const lines = (
    await Promise.all(found.ranges.map((range) => readRange(db, range, search, found.actorIds, after)))
  )
    .flat()
    .sort(byNewest)
    .slice(0, limit);
  const actors = await withScope(db, noScope, (read) =>
    readActors(
      read,
      lines.map((line) => line.actorId),
    ),
  );
  const last = lines.length === limit ? lines.at(-1) : undefined;
  return {
    rows: lines.map((line) => showLine(line, actors.get(line.actorId))),
    nextCursor: last ? writeCursor([last.atText, last.villageId, last.seq]) : null,
  };
}

function readRange(
  db: Pick<Db, 'app'>,
  range: Scope,
  { from, until, action, target, limit }: AuditSearch,
  actorIds: string[] | undefined,
  after: AuditCursor | undefined,
): Promise<AuditLine[]> {
  const times = { from: startOfDay(from), until: startOfDay(addDays(until, 1)) };
  return withScope(db, range, (read) =>
    readAudit(read, { ...range, ...times, actorIds, action, target, after, limit }),
  );
}

function byNewest(a: AuditLine, b: AuditLine): number {
  if (a.atText !== b.atText) return a.atText < b.atText ? 1 : -1;
  return b.villageId - a.villageId || b.seq - a.seq;
}

function cursorOf(text: string): AuditCursor {
  const [at, villageId, seq] = readCursor(text, [isTime, isWhole, isWhole]);
  return { at: String(at), villageId: Number(villageId), seq: Number(seq) };
}

interface Detail {
  ip?: string;
  before?: unknown;
  after?: Record<string, unknown>;
  reason?: string;
}

/** A row of the record as a screen shows it. */
export function showLine(line: AuditLine, actor: ShownActor | undefined) {
  const detail = line.detail === null ? null : (JSON.parse(line.detail) as Detail);
  const operation = typeof detail?.after?.operation === 'string' ? detail.after.operation : null;
  const duty = actor?.duties.findLast(
    (one) => one.from <= line.at && (one.until === null || one.until >= line.at),
  );
  return {
    villageId: line.villageId,
    placeName: line.placeName,
    seq: line.seq,
    at: localIso(line.at),
    actorKind: actor?.kind ?? 'system',
    actorName: actor?.name ?? '',
    actorPlace: duty?.placeName ?? null,
    actorRole: duty?.role ?? null,
    outside: line.villageId > 0 && actedFromOutside(actor, line.villageId, line.at),
    action: line.action,
    actionLabel: labelOfAction(line.action, operation),
    target: line.target,
    doorCode: line.doorCode,
    requestId: line.requestId,
    erased: detail === null,
    ip: detail?.ip ?? null,
    reason: detail?.reason ?? null,
    before: detail?.before === undefined ? null : JSON.stringify(detail.before),
    after: detail?.after === undefined ? null : JSON.stringify(detail.after),
  };
}
