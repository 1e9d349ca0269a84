import type { PeriodCalendar } from '../periods.ts';
import type { Moment } from '../results/board.ts';
import { gateOn, type GateVerdict } from '../results/gates.ts';
import { type ListVerdict, listVerdict } from '../results/lists.ts';
import type { ComparisonPlan, ResultsPlan } from '../results/results-plan.ts';
import { distinctCalendars, periodsOf } from '../results/rows.ts';
import { starsOf, type StarVerdict } from '../results/stars.ts';
import { titlesOf, type TitleVerdict } from '../results/titles.ts';
import { groundsOf, periodTitle, type Telling } from './context.ts';
import type { HonourStory } from './explanation.ts';
import { gateSentence, listSentence, starSentence, titleSentence } from './honour-words.ts';

/** Every star, title and list of every period the holder took part in, and every gate as it stands: had or not, and why. */
export function tellHonours(telling: Telling): HonourStory[] {
  return [
    ...eachPeriod(
      telling,
      ({ stars }) => stars,
      (calendar, moment) => tellStars(telling, calendar, moment),
    ),
    ...eachPeriod(
      telling,
      ({ titles }) => titles,
      (calendar, moment) => tellTitles(telling, calendar, moment),
    ),
    ...tellGates(telling),
    ...eachPeriod(
      telling,
      ({ lists }) => lists,
      (calendar, moment) => tellLists(telling, calendar, moment),
    ),
  ];
}

function eachPeriod(
  { board, holder, number }: Telling,
  pick: (results: ResultsPlan) => readonly ComparisonPlan[],
  tell: (calendar: PeriodCalendar, moment: Moment) => HonourStory[],
): HonourStory[] {
  const plans = board.state.results.flatMap((results) =>
    pick(results).filter(({ of }) => of === holder.kind),
  );
  return distinctCalendars(plans).flatMap((calendar) =>
    [...periodsOf(board, holder.kind, calendar, number)].flatMap((period) => {
      const moment = board.momentOf(board.term(holder.kind, calendar), period);
      return moment ? tell(calendar, moment) : [];
    }),
  );
}

type Told = Pick<HonourStory, 'kind' | 'id' | 'title' | 'had' | 'sentence'>;

function story(telling: Telling, plan: ComparisonPlan, moment: Moment, told: Told): HonourStory {
  return {
    ...told,
    period: plan.calendar.name(moment.period),
    periodTitle: periodTitle(plan.calendar, moment.period),
    ...groundsOf(telling, moment.ruling.version, plan.clause),
  };
}

function tellStars(telling: Telling, calendar: PeriodCalendar, moment: Moment): HonourStory[] {
  const { board, holder, number } = telling;
  const verdicts: StarVerdict[] = starsOf(board, holder.kind, calendar, moment.period, number);
  return verdicts.map((verdict) =>
    story(telling, verdict.plan, moment, {
      kind: 'stars',
      id: '',
      title: verdict.stars > 0 ? `${verdict.stars} 颗星` : '星级',
      had: verdict.stars > 0,
      sentence: starSentence(telling, verdict),
    }),
  );
}

function tellTitles(telling: Telling, calendar: PeriodCalendar, { period }: Moment): HonourStory[] {
  const { board, holder, number } = telling;
  return [...titlesOf(board, holder.kind, calendar, period).values()].map((judgement) => {
    const verdict: TitleVerdict = judgement.verdictOn(number);
    const { id, title } = verdict.plan;
    const sentence = titleSentence(telling, verdict);
    return story(telling, verdict.plan, verdict.moment, {
      kind: 'title',
      id,
      title,
      had: verdict.given,
      sentence,
    });
  });
}

function tellGates(telling: Telling): HonourStory[] {
  const { board, holder, number } = telling;
  const { untilDay } = board.state;
  const gates = board.rulingOn(untilDay)?.results.gates ?? [];
  return gates.flatMap((gate) => {
    if (gate.of !== holder.kind) return [];
    const verdict: GateVerdict | null = gateOn(board, gate.id, untilDay, number, holder.kind);
    const ruling = board.rulingOn(untilDay);
    const now = ruling && { period: gate.calendar.indexOfDay(untilDay), day: untilDay, ruling };
    const moment = verdict?.moment ?? now;
    if (!moment) return [];
    const { id, title } = gate;
    const sentence = gateSentence(telling, gate, verdict);
    return [story(telling, gate, moment, { kind: 'gate', id, title, had: verdict?.open ?? false, sentence })];
  });
}

function tellLists(telling: Telling, calendar: PeriodCalendar, moment: Moment): HonourStory[] {
  const { board, holder, number } = telling;
  return moment.ruling.results.lists.flatMap((plan) => {
    if (plan.of !== holder.kind || plan.calendar.key !== calendar.key) return [];
    const verdict: ListVerdict = listVerdict(board, plan, moment, number);
    const { id, title } = plan;
    const had = verdict.why === 'listed';
    return [
      story(telling, plan, moment, {
        kind: 'list',
        id,
        title,
        had,
        sentence: listSentence(telling, plan, verdict),
      }),
    ];
  });
}
