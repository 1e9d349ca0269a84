import { sayCondition } from '../eligibility/condition-names.ts';
import type { Bars } from '../engine/bars.ts';
import type { Moment } from '../results/board.ts';
import { gateOn, type GateVerdict } from '../results/gates.ts';
import type { ListVerdict } from '../results/lists.ts';
import type { Pool, Standing } from '../results/pools.ts';
import type {
  ComparisonPlan,
  CutPlan,
  GatePlan,
  ListPlan,
  Micro,
  StarPlan,
} from '../results/results-plan.ts';
import type { StarVerdict } from '../results/stars.ts';
import { titlesOf, type TitleVerdict } from '../results/titles.ts';
import { dayText } from '../time.ts';
import { crowdWords, figureWords, type Telling, viewOf } from './context.ts';
import { historyWords } from './history-words.ts';

/* One sentence for each outcome of each rule: the figures it was decided by, and what was missing. */

/** A hundred percent. */
const WHOLE = 100_000_000;

const written = (micro: Micro): string => String(micro / 1_000_000);

/** `总分 96，120 户里第 4 名`. */
function placeWords(telling: Telling, plan: ComparisonPlan, standing: Standing, pool: Pool): string {
  return `${figureSaid(telling, plan, standing)}，${crowdWords(telling, pool.size, pool.within)}里第 ${standing.place} 名${tied(standing)}`;
}

/** The same where only those whom the conditions fit are put in order. */
function candidateWords(telling: Telling, plan: ComparisonPlan, standing: Standing, pool: Pool): string {
  const where = pool.within ? `${pool.within.id}里` : '';
  return `${figureSaid(telling, plan, standing)}，${where}第 ${standing.place} 名${tied(standing)}`;
}

function figureSaid(telling: Telling, plan: ComparisonPlan, { figure }: Standing): string {
  return `${plan.since ? '累计' : ''}${figureWords(telling, plan.figure)} ${figure / 100}`;
}

function tied({ place, lastPlace }: Standing): string {
  return lastPlace > place ? `（${lastPlace - place + 1} 个并列）` : '';
}

/** `前 10%（25 户里是 2 名）`: a percentage of few may be nobody. */
function cutWords(telling: Telling, { places, percent, ties }: CutPlan, pool: Pool | null): string {
  const parts = places === null ? [] : [`前 ${places} 名`];
  if (percent !== null) {
    const size = pool?.size ?? 0;
    const many = Math.floor((percent * size) / WHOLE);
    parts.push(
      `前 ${written(percent)}%（${crowdWords(telling, size, pool?.within ?? null)}里是 ${many} 名）`,
    );
  }
  return `${parts.join('、')}${ties === 'out' ? '（并列放不下就都不算）' : ''}`;
}

function notCompared(
  { board, number }: Telling,
  plan: ComparisonPlan,
  { day }: Moment,
  on = '期末那天',
): string {
  if (!board.roll(plan.of).tookPart(number, day, day)) return `${on}没有参加，不在比较的人里`;
  if (plan.among === 'eligible') return `${on}不符合参加条件，不在比较的人里`;
  if (plan.among === 'scored') return '这一期没有受理的事，不在比较的人里';
  return plan.within ? '没有可以比的数，或没有小组、片区，不参加比较' : '没有可以比的数，不参加比较';
}

function barWords({ run, holder }: Telling, targets: readonly string[], day: number): string {
  const found: ReturnType<Bars['find']> = run.walked.bars.find(holder, targets, day);
  if (!found) return '被规定禁止';
  const { outcome } = found.bar;
  const until = Number.isFinite(found.lastDay) ? `，到 ${dayText(found.lastDay)} 为止` : '';
  return `因 ${dayText(outcome.day)} 的“${outcome.item.title}”被禁止${until}`;
}

function closedGates({ board, number }: Telling, plan: ComparisonPlan, { day }: Moment): string {
  const gates = board.rulingOn(day)?.results.gates ?? [];
  const titles = plan.gates.flatMap((id) => {
    const verdict = gateOn(board, id, day, number, plan.of);
    if (verdict?.open === true) return [];
    const gate = gates.find((one) => one.id === id);
    const seen = gate?.on && verdict ? `（${dayText(verdict.moment.day)} 看的）` : '';
    return `“${gate?.title ?? id}”${seen}`;
  });
  return `没有过${titles.join('、')}这条线`;
}

function unmetCondition(
  telling: Telling,
  { test }: ComparisonPlan,
  { ruling }: Moment,
  on = '期末那天',
): string {
  const words = test ? sayCondition(viewOf(telling, ruling.version).document, test.source) : '';
  return `${on}条件不成立（要求“${words}”）`;
}

/** The titles that this one presupposes and that the holder has not, of the same period. */
function missingTitles({ board, holder, number }: Telling, { plan, moment }: TitleVerdict): string {
  const before = titlesOf(board, holder.kind, plan.calendar, moment.period);
  const titles = plan.needs.flatMap((id) => {
    const judged = before.get(id);
    return judged?.holders.has(number) ? [] : [`“${judged?.plan.title ?? id}”`];
  });
  return titles.join('、');
}

/** The titles that shut this one out and that the holder has: of those before it, for the same period. */
function excludingTitles({ board, holder, number }: Telling, { plan, moment }: TitleVerdict): string {
  const before = titlesOf(board, holder.kind, plan.calendar, moment.period);
  const titles = plan.excludes.flatMap((id) => {
    const judged = before.get(id);
    return judged?.holders.has(number) ? [`“${judged.plan.title}”`] : [];
  });
  return titles.join('、');
}

/** Why somebody has so many stars, or none. */
export function starSentence(
  telling: Telling,
  { plan, why, stars, moment, standing, pool }: StarVerdict,
): string {
  const place = standing && pool ? placeWords(telling, plan, standing, pool) : '';
  switch (why) {
    case 'given':
      return `${starLine(plan, stars, place)}，${stars} 颗星`;
    case 'not_compared':
      return notCompared(telling, plan, moment);
    case 'few':
      return `只有 ${pool?.size ?? 0} 户比较，不到规定的 ${fewest(plan)} 户，不评星`;
    case 'line':
      return plan.way.kind === 'inspection'
        ? '检查的结果够不到一颗星'
        : `${place}，够不到最低一档（${lowestStep(plan)}）`;
    case 'floor':
      return `${place}，但低于保底线${plan.floor === 'base' ? '（这一期的基础分）' : ` ${written(plan.floor ?? 0)}`}`;
    case 'gate':
      return closedGates(telling, plan, moment);
    case 'when':
      return unmetCondition(telling, plan, moment);
    case 'history':
      return historyWords(telling, plan, moment, 'unmet');
    case 'barred':
      return barWords(telling, ['stars'], moment.day);
    case 'not_inspected':
      return '这一期没有受理的检查';
  }
}

function starLine({ way }: StarPlan, stars: number, place: string): string {
  switch (way.kind) {
    case 'percentile': {
      const step = way.steps.find((one) => one.stars === stars);
      return step ? `${place}，在前 ${written(step.to)}% 以内` : place;
    }
    case 'bands': {
      const step = way.steps.find((one) => one.stars === stars);
      return step ? `${place}，达到 ${written(step.from)}` : place;
    }
    case 'inspection':
      return '由最后一次检查评定';
  }
}

function lowestStep({ way }: StarPlan): string {
  if (way.kind === 'percentile') return `前 ${written(Math.max(0, ...way.steps.map(({ to }) => to)))}%`;
  return way.kind === 'bands' ? `${written(Math.min(...way.steps.map(({ from }) => from)))} 起` : '';
}

function fewest({ way }: StarPlan): number {
  return way.kind === 'percentile' ? way.fewest : 0;
}

/** Why a gate is open or closed. */
export function gateSentence(telling: Telling, gate: GatePlan, verdict: GateVerdict | null): string {
  if (!verdict) return '还没有参加过要看这条线的一期';
  const { why, open, moment, standing, pool } = verdict;
  const on = gate.on ? `${dayText(moment.day)} 那天` : undefined;
  if (why === 'not_compared' || !standing || !pool) return notCompared(telling, gate, moment, on);
  const place = `${gate.on ? `看 ${dayText(moment.day)}：` : ''}${placeWords(telling, gate, standing, pool)}`;
  if (why === 'when') return `${place}；${unmetCondition(telling, gate, moment, on)}`;
  if (why === 'history') return `${place}；${historyWords(telling, gate, moment, 'unmet')}`;
  return `${place}，${open ? '过了' : '没有过'}：${lineWords(telling, gate, pool)}`;
}

function lineWords(telling: Telling, { line }: GatePlan, pool: Pool): string {
  const { size, sum } = pool;
  switch (line.kind) {
    case 'aboveAverage':
      return `要高过平均（${sum / 100} ÷ ${size} ≈ ${(sum / size / 100).toFixed(2)}，正好相等不算）`;
    case 'above':
      return `要超过 ${written(line.points)}`;
    case 'atLeast':
      return `至少 ${written(line.points)}`;
    case 'top':
      return `要在${cutWords(telling, line.cut, pool)}`;
  }
}

/** Why somebody has a title or not. */
export function titleSentence(telling: Telling, verdict: TitleVerdict): string {
  const { plan, why, moment, standing, pool } = verdict;
  const compares = plan.cut !== null || plan.from !== null;
  const place = compares && standing && pool ? candidateWords(telling, plan, standing, pool) : '';
  switch (why) {
    case 'given': {
      const past = plan.history.length === 0 ? '' : `：${historyWords(telling, plan, moment, 'all')}`;
      return place === '' ? `条件都合得上${past}` : `条件合得上${past}，${place}`;
    }
    case 'places':
      return `${place}，名额只给${plan.cut ? cutWords(telling, plan.cut, pool) : ''}`;
    case 'line':
      return `${place}，要${[
        ...(plan.from === null ? [] : [`至少 ${written(plan.from)}`]),
        ...(plan.below === null ? [] : [`不到 ${written(plan.below)}`]),
      ].join('、')}`;
    case 'not_compared':
      return notCompared(telling, plan, moment);
    case 'barred':
      return barWords(telling, ['titles', plan.id], moment.day);
    case 'gate':
      return closedGates(telling, plan, moment);
    case 'class':
      return '期末那天不属于写明的人群';
    case 'when':
      return unmetCondition(telling, plan, moment);
    case 'history':
      return historyWords(telling, plan, moment, 'unmet');
    case 'stars':
      return `要有 ${plan.stars ?? 0} 颗星`;
    case 'item': {
      const item = moment.ruling.version.items.get(plan.item ?? '');
      return `这一期没有受理过“${item?.title ?? plan.item ?? ''}”`;
    }
    case 'excluded':
      return `已经有了${excludingTitles(telling, verdict)}，有它就不再给这一个`;
    case 'needs':
      return `要先有${missingTitles(telling, verdict)}`;
  }
}

/** Why somebody is on a list or not. */
export function listSentence(
  telling: Telling,
  plan: ListPlan,
  { why, moment, standing, pool }: ListVerdict,
): string {
  const place = standing && pool ? candidateWords(telling, plan, standing, pool) : '';
  switch (why) {
    case 'listed':
      return `上榜：${place}`;
    case 'places':
      return `${place}，榜上只有${plan.cut ? cutWords(telling, plan.cut, pool) : ''}`;
    case 'nothing':
      return plan.kind === 'red' ? `没有${figureWords(telling, plan.figure)}，不上榜` : '没有扣到，不上榜';
    case 'least':
      return `不到上榜要的 ${written(plan.least ?? 0)}`;
    case 'gate':
      return closedGates(telling, plan, moment);
    case 'when':
      return unmetCondition(telling, plan, moment);
    case 'history':
      return historyWords(telling, plan, moment, 'unmet');
    case 'barred':
      return barWords(telling, ['lists', plan.id], moment.day);
    case 'not_compared':
      return notCompared(telling, plan, moment);
  }
}
