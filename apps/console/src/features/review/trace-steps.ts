import type { QueueCase, TraceStep } from '../../lib/api-types.ts';
import { formatMoment } from '../../lib/format.ts';
import { texts } from '../../texts.ts';

export interface Step {
  title: string;
  detail: string;
  isNow?: boolean;
}

const t = texts.review;

/** A decided stage as a line: `初审 · 通过`, when and by whom, and why. */
export function decidedStep(step: TraceStep, now: Date): Step {
  const detail = [formatMoment(step.at, now), step.byLabel, step.reasonLabel, step.comment];
  return { title: t.step(step.stageTitle, step.verdict), detail: detail.filter(Boolean).join(' · ') };
}

/** The way of a case so far: filed, the stages it passed, and where it stands. */
export function traceSteps(of: QueueCase, now: Date): Step[] {
  const filed = of.filedBy === 'helper' ? t.byHelper : t.byVillager;
  return [
    { title: t.filed, detail: `${formatMoment(of.filedAt, now)} · ${filed} · ${of.number}` },
    ...of.trace.map((step) => decidedStep(step, now)),
    {
      title: t.atStage(of.stageTitle),
      detail: of.dueAt ? t.dueBy(formatMoment(of.dueAt, now)) : '',
      isNow: true,
    },
  ];
}
