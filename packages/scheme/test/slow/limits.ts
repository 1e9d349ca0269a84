import type { EventFact, LimitRule, LimitUnit, SchemeDocument, WarningRule } from '../../src/index.ts';
import { basesOf } from './bases.ts';
import { momentOf, periodName } from './calendar.ts';
import type { Judged } from './judged.ts';
import { holderKey, type Subject } from './people.ts';
import { halfUp } from './points.ts';
import { type Accepted, type Story, sum, takes } from './record.ts';
import { seen } from './seen.ts';
import { receivedBy, WHOLE } from './successions.ts';

interface LimitOver {
  rule: LimitRule;
  /** Which accepted events use it up. */
  counts(accepted: Accepted): boolean;
  word: string;
}

/** Every limit that an event's document puts on its item. */
function limitsOf({ document, item }: Pick<Judged, 'document' | 'item'>, id: string): LimitOver[] {
  const side = takes(item) ? 'deducted' : 'earned';
  const sameSide = (other: Accepted) => takes(other.item) === takes(item);
  const limits: LimitOver[] = (item.limits ?? []).map((rule) => ({
    rule,
    counts: (other) => other.event.item === id && sameSide(other),
    word: 'items.limits',
  }));
  const inCategory = new Set(
    Object.keys(document.items).filter((other) => document.items[other]?.category === item.category),
  );
  for (const rule of document.categories[item.category]?.limits ?? []) {
    if ((rule.counts ?? 'earned') !== side) continue;
    limits.push({
      rule,
      counts: (other) => inCategory.has(other.event.item) && sameSide(other),
      word: 'categories.limits',
    });
  }
  for (const cap of Object.values(document.caps ?? {})) {
    if (!cap.items.includes(id) || (cap.counts ?? 'earned') !== side) continue;
    limits.push({
      rule: cap,
      counts: (other) => cap.items.includes(other.event.item) && sameSide(other),
      word: 'caps',
    });
  }
  return limits;
}

/** Whether a times limit is used up; appraisals have none. */
export function isFull(event: EventFact, judged: Judged, story: Story): boolean {
  if (judged.item.kind === 'appraisal') return false;
  return limitsOf(judged, event.item).some(({ rule, counts, word }) => {
    const owner = ownerOf(judged.subject, event.subject, rule.of);
    if (rule.times === undefined || owner === null) return false;
    const alike = isAlike(event, rule, judged.document);
    const countsOnce = (other: Accepted) =>
      counts(other) && alike(other.event) && other.item.kind !== 'appraisal' && !other.warned;
    const used = timesUsed(story, owner, rule, judged.date, event.happenedAt, countsOnce);
    if (rule.each !== undefined && used >= rule.times) seen(`${word}.each`);
    return used >= rule.times && seen(`${word}.times`);
  });
}

/** How many points still fit under all points limits. */
export function roomFor(gross: number, event: EventFact, judged: Judged, story: Story): number {
  let room = gross;
  for (const { rule, counts, word } of limitsOf(judged, event.item)) {
    const owner = ownerOf(judged.subject, event.subject, rule.of);
    if (rule.points === undefined || owner === null) continue;
    const max = Math.round(rule.points * 10 ** (judged.document.decimals ?? 0));
    const alike = isAlike(event, rule, judged.document);
    const used = pointsUsed(story, owner, rule, judged.date, event.happenedAt, (other) =>
      counts(other) && alike(other.event) ? Math.abs(other.net) : 0,
    );
    const left = Math.max(0, max - used);
    if (left < room && rule.each !== undefined) seen(`${word}.each`);
    if (left < room) seen(`${word}.points`);
    room = Math.min(room, left);
  }
  return room;
}

/** Whether another event is counted together with this one: all are, or those of the same value of a fact. */
export function isAlike(
  event: EventFact,
  { each }: Pick<LimitRule, 'each'>,
  document: SchemeDocument,
): (other: EventFact) => boolean {
  if (each === undefined) return () => true;
  const value = valueOf(event, each, document);
  return (other) => valueOf(other, each, document) === value;
}

/** What an event's fact says, as text that is the same for the same thing; undefined when it says nothing that counts. */
function valueOf(
  { facts }: EventFact,
  fact: string,
  { facts: declared }: SchemeDocument,
): string | undefined {
  const value = facts?.[fact];
  const declaration = declared?.event?.[fact];
  const type = typeof declaration === 'object' ? declaration.type : declaration;
  if (value === undefined) return undefined;
  if (type === 'bool') return typeof value === 'boolean' ? `${value}` : undefined;
  if (type === 'number') return typeof value === 'number' ? `${value}` : undefined;
  if (type === 'int') return Number.isInteger(value) ? `${value}` : undefined;
  if (type === 'date') return /^\d{4}-\d\d-\d\d$/.test(`${value}`) ? `${value}` : undefined;
  return `${value}`.trim() === '' ? undefined : `${value}`;
}

/** Whether a limit that holds an event back counts by a fact that the event does not tell. */
export function isUntold(event: EventFact, at: Pick<Judged, 'document' | 'item' | 'subject'>): boolean {
  const { item, document } = at;
  if (item.each !== undefined && valueOf(event, item.each, document) === undefined) {
    return seen('items.each untold');
  }
  return limitsOf(at, event.item).some(
    ({ rule, word }) =>
      rule.each !== undefined &&
      !(rule.times !== undefined && at.item.kind === 'appraisal') &&
      ownerOf(at.subject, event.subject, rule.of) !== null &&
      valueOf(event, rule.each, at.document) === undefined &&
      seen(`${word}.each untold`),
  );
}

interface Counted {
  per: LimitUnit;
  begins?: string;
  of?: LimitRule['of'];
}

/** How often the owner did it in the period so far; what came with a succession counts whole. */
export function timesUsed(
  story: Story,
  owner: string,
  rule: Counted,
  date: string,
  before: number,
  counts: (accepted: Accepted) => boolean,
): number {
  const own = inPeriod(story, owner, rule, date, before).filter(counts).length;
  const received = receivedBy(story.known, owner, before).map(({ from, at }) =>
    timesUsed(story, from, rule, date, momentOf(at) - 1, counts),
  );
  if (sum(received) > 0) seen('successions: times go along');
  return own + sum(received);
}

/** How many points the owner used in the period so far; what came with a succession counts by its share. */
export function pointsUsed(
  story: Story,
  owner: string,
  rule: Counted,
  date: string,
  before: number,
  worth: (accepted: Accepted) => number,
  more: (owner: string, before: number) => number = () => 0,
): number {
  const own = sum(inPeriod(story, owner, rule, date, before).map(worth));
  const received = receivedBy(story.known, owner, before).map(({ from, at, share }) =>
    halfUp(pointsUsed(story, from, rule, date, momentOf(at) - 1, worth, more) * share, WHOLE),
  );
  if (received.some((points) => points !== 0)) seen('successions: points of limits go along');
  return own + more(owner, before) + sum(received);
}

/** Accepted events of an owner in the period of a date; those before this one are all that are written down yet. */
function inPeriod(
  story: Story,
  owner: string,
  { per, begins, of }: Counted,
  date: string,
  before: number,
): Accepted[] {
  const period = periodName(per, date, begins);
  return story.accepted
    .filter((other) => other.event.happenedAt <= before)
    .filter((other) => periodName(per, other.date, begins) === period)
    .filter((other) => ownerOf(other.subject, other.event.subject, of) === owner);
}

/** Whose use is counted: the household by default, or the subject itself where it has none. */
export function ownerOf(subject: Subject, own: string, of: LimitRule['of'] = 'holder'): string | null {
  if (of === 'village') return 'village';
  if (of === 'holder') return holderKey(subject, own, 'household') ?? own;
  return holderKey(subject, own, of);
}

/** What fits between the bounds of the category's net figure, in points as large as they are. */
export function withinBounds(points: number, event: EventFact, judged: Judged, story: Story): number {
  const { document, item, subject, date } = judged;
  const bounds = document.categories[item.category]?.bounds;
  if (!bounds) return points;
  const owner = ownerOf(subject, event.subject) ?? event.subject;
  const { per, begins } = bounds;
  const period = periodName(per, date, begins);
  const net = pointsUsed(
    story,
    owner,
    bounds,
    date,
    event.happenedAt,
    (other) => (other.item.category === item.category ? other.net : 0),
    (holder, before) =>
      sum(
        basesOf(story.known, holder)
          .filter((base) => base.category === item.category && momentOf(base.date) <= before)
          .filter((base) => periodName(per, base.date, begins) === period)
          .map((base) => base.points),
      ),
  );
  const edge = takes(item) ? bounds.min : bounds.max;
  if (edge === undefined) return points;
  const at = Math.round(edge * 10 ** (document.decimals ?? 0));
  const room = Math.max(0, takes(item) ? net - at : at - net);
  if (room < points) seen(`categories.bounds.${takes(item) ? 'min' : 'max'}`);
  if (room < points && begins !== undefined) seen('categories.bounds.begins');
  return Math.min(points, room);
}

/** Whether an event only warns: it is among the first of its owner in the period. */
export function onlyWarns(event: EventFact, judged: Judged, story: Story): boolean {
  return isAmongFirst(judged.item.warnings, event, judged, story) && seen('items.warnings');
}

/** Whether an event takes its points and has no effects yet. */
export function isSpared(event: EventFact, judged: Judged, story: Story): boolean {
  return isAmongFirst(judged.item.effects?.after, event, judged, story) && seen('effects.after');
}

/** What an event is worth whose points go by how often it came before; null where they do not. */
export function worthOfTurn(event: EventFact, judged: Judged, story: Story): number | null {
  const { points } = judged.item;
  if (typeof points !== 'object' || !('byTimes' in points)) return null;
  const turn = turnOf(points.byTimes, event, judged, story) ?? 1;
  const step = points.byTimes.steps.findLast(({ from }) => from <= turn);
  if (step !== points.byTimes.steps[0]) seen('points.byTimes later');
  return Math.round((step?.points ?? 0) * 10 ** (judged.document.decimals ?? 0));
}

function isAmongFirst(
  rule: WarningRule | undefined,
  event: EventFact,
  judged: Judged,
  story: Story,
): boolean {
  const turn = rule ? turnOf(rule, event, judged, story) : null;
  return rule !== undefined && turn !== null && turn <= rule.times;
}

/** The how-manieth of its item an event is, of its owner in the period; null where it has none. */
function turnOf(rule: Counted, event: EventFact, judged: Judged, story: Story): number | null {
  const owner = ownerOf(judged.subject, event.subject, rule.of);
  if (owner === null) return null;
  const isSame = (other: Accepted) => other.event.item === event.item;
  return timesUsed(story, owner, rule, judged.date, event.happenedAt, isSame) + 1;
}
