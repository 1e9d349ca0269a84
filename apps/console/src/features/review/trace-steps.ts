import type { Decided, QueueCase } from '../../lib/api-types.ts';
import { formatMoment, joined } from '../../lib/format.ts';
import { texts } from '../../texts.ts';

interface Step {
  title: string;
  detail: string;
  isNow?: boolean;
}

const t = texts.review;

function decidedStep(step: Decided, now: Date): Step {
  return {
    title: `${step.stageTitle} · ${step.verdictLabel}`,
    detail: joined(formatMoment(step.at, now), step.byLabel, step.reasonLabel, step.comment),
  };
}

/** The way of a case so far: filed, the stages it passed, and where it stands. */
export function traceSteps(of: QueueCase, now: Date): Step[] {
  const filed = of.filedBy === 'helper' ? t.byHelper : t.byVillager;
  return [
    { title: t.filed, detail: joined(formatMoment(of.filedAt, now), filed, of.number) },
    ...of.trace.map((step) => decidedStep(step, now)),
    { title: t.atStage(of.stageTitle), detail: t.dueBy(formatMoment(of.dueAt, now)), isNow: true },
  ];
}
