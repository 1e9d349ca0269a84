import { z } from 'zod';
import { pointsNumber } from '../../platform/http/index.ts';

const day = () => z.iso.date();

/** The clause that something rests on; empty where none is named. */
const grounds = { clause: z.string(), clauseText: z.string() };

/** Absent for what no event caused. */
const ofEvent = { eventId: z.string().optional(), eventNumber: z.string().optional() };

const Line = z.object({
  kind: z.enum(['carried', 'base', 'succession', 'event', 'order', 'cancelled']),
  day: day(),
  ...ofEvent,
  /** The member whose event it was. */
  memberId: z.string().optional(),
  points: pointsNumber(),
  /** Without any cap, bound or zeroing. */
  wouldBe: pointsNumber(),
  /** What stood afterwards. */
  after: pointsNumber(),
  reason: z.string(),
  /** Which rules cut it and how; empty when none did. */
  note: z.string(),
  ...grounds,
});

const Account = z.object({
  balance: z.string(),
  title: z.string(),
  period: z.string(),
  periodTitle: z.string(),
  opening: pointsNumber(),
  earned: pointsNumber(),
  deducted: pointsNumber(),
  redeemed: pointsNumber(),
  closing: pointsNumber(),
  expired: pointsNumber(),
  carried: pointsNumber(),
  lines: z.array(Line),
  /** What the period's end did with what stood; empty while it runs. */
  ending: z.string(),
});

const Settlement = z.object({
  period: z.string(),
  periodTitle: z.string(),
  total: pointsNumber(),
  average: z.number().nullable(),
  rank: z.int().nullable(),
  categories: z.array(z.object({ category: z.string(), title: z.string(), points: pointsNumber() })),
  sentences: z.array(z.string()),
});

const Honour = z.object({
  kind: z.enum(['stars', 'title', 'gate', 'list']),
  /** Of the title, gate or list; empty for stars. */
  id: z.string(),
  title: z.string(),
  period: z.string(),
  periodTitle: z.string(),
  had: z.boolean(),
  /** Why it is had, or is not. */
  sentence: z.string(),
  ...grounds,
});

const Bar = z.object({
  from: z.array(z.string()),
  fromTitles: z.array(z.string()),
  periods: z.array(z.string()),
  day: day(),
  ...ofEvent,
  sentence: z.string(),
  ...grounds,
});

const Refused = z.object({
  kind: z.enum(['event', 'order']),
  day: day(),
  ...ofEvent,
  title: z.string(),
  code: z.string(),
  message: z.string(),
  ...grounds,
});

/** Why a household stands where it stands, up to today. */
export const ExplanationAnswer = z.object({
  until: day(),
  unit: z.string(),
  takesPart: z.boolean(),
  accounts: z.array(Account),
  settlements: z.array(Settlement),
  honours: z.array(Honour),
  bars: z.array(Bar),
  refused: z.array(Refused),
});
