import { compareCodePoints } from '../text.ts';
import type { CombinePlan, FigurePlan, SettlementPlan } from '../results/results-plan.ts';
import { type PeriodRow, rowsOf, shownIn } from '../results/rows.ts';
import { figureOf, type FigureQuestion } from '../results/figures.ts';
import { describeUnit } from '../periods.ts';
import { divisorOf } from '../results/totals.ts';
import { withheldSentence } from '../results/withheld.ts';
import { crowdWords, figureWords, newestTitle, periodTitle, pointsOf, type Telling } from './context.ts';
import type { SettlementStory } from './explanation.ts';

/** What every settlement period came to, and how. */
export function tellSettlements(telling: Telling): SettlementStory[] {
  const { board, holder, number } = telling;
  return rowsOf(board, holder.kind, number)
    .map((row) => storyOf(telling, row))
    .sort((a, b) => compareCodePoints(a.period, b.period));
}

function storyOf(telling: Telling, row: PeriodRow): SettlementStory {
  const { total, average, rank } = row;
  const { rule, moment } = row.sheet;
  return {
    period: rule.calendar.name(moment.period),
    periodTitle: periodTitle(rule.calendar, moment.period),
    total: pointsOf(telling, total),
    average: average === null ? null : average / 100,
    rank,
    categories: shownIn(row).map(({ id, amount }) => ({
      category: id,
      title: newestTitle(telling, (version) => version.document.categories[id]?.title, id),
      points: pointsOf(telling, amount),
    })),
    sentences: [
      totalSentence(telling, row),
      ...withheldSentences(telling, row),
      ...averageSentences(telling, row),
      ...rankSentences(telling, row),
    ],
  };
}

function totalSentence(telling: Telling, row: PeriodRow): string {
  const { total } = row;
  const { rule, moment } = row.sheet;
  const said = `总分 ${pointsOf(telling, total)}`;
  if (rule.combine) return `${said}：${combineWords(rule.combine)}`;
  if (rule.total) return `${said}：${figureWords(telling, { kind: 'balance', balance: rule.total })}`;
  const question: FigureQuestion = { of: rule.of, span: rule, since: null, figure: { kind: 'total' } };
  const part = (kind: 'base' | 'earned' | 'deducted') =>
    (figureOf(telling.board, { ...question, figure: { kind } }, moment, telling.number) ?? 0) / 100;
  if (rule.combines.size > 0) {
    return `${said}：各类的分加起来${combinedCategories(telling, rule)}${zeroedWords(telling, row)}`;
  }
  const [base, earned, deducted] = [part('base'), part('earned'), part('deducted')];
  // What a succession brings or takes is in the total alone: of bases nothing goes along, and each is rounded by itself.
  const rest = Math.round((pointsOf(telling, total) - base - earned - deducted) * 100) / 100;
  const handed = rest === 0 ? '' : `，分户、并户${rest > 0 ? '带来' : '带走'} ${Math.abs(rest)}`;
  return `${said}：基础分 ${base}，加分 ${earned}，扣分 ${deducted}${handed}`;
}

/** Base points of the period that could not be worked out: nobody should take them for given. */
function withheldSentences(telling: Telling, { sheet: { rule, moment } }: PeriodRow): string[] {
  const { scheme, run, holder } = telling;
  return run.walked.accounts.grants
    .withheldFrom(holder, moment.day)
    .filter(({ day }) => rule.calendar.indexOfDay(day) === moment.period)
    .map((withheld) => withheldSentence(scheme, withheld, holder));
}

function combineWords({ calendar, how, parts }: CombinePlan): string {
  const unit = describeUnit(calendar.unit);
  if (how === 'sum') return `${unit}的总分相加`;
  return how === 'average' ? `${unit}的总分取平均（只算有行的各期）` : `${unit}的总分相加再除以 ${parts}`;
}

function combinedCategories(telling: Telling, { combines }: SettlementPlan): string {
  const words = [...combines].map(([id, { calendar, how, parts }]) => {
    const title = newestTitle(telling, (version) => version.document.categories[id]?.title, id);
    const ways = { sum: '相加', average: '取平均', share: `相加再除以 ${parts}` };
    return `“${title}”由${describeUnit(calendar.unit)}的分${ways[how]}`;
  });
  return `，${words.join('，')}`;
}

/** A zeroing lowers the total and leaves what other categories show, so they no longer add up to it. */
function zeroedWords(telling: Telling, row: PeriodRow): string {
  const { rule, moment } = row.sheet;
  const book = telling.board.book(rule.of);
  const { columns } = book;
  if (!columns.hasParts) return '';
  const plain = book.sum(telling.number, columns.plainBase, rule.calendar, moment.period, moment.day);
  const shown = shownIn(row).reduce((sum, { amount }) => sum + amount, plain);
  return shown === row.total ? '' : '；归零清掉的，先从各类里去掉再这样算';
}

function averageSentences(telling: Telling, { sheet, total, average }: PeriodRow): string[] {
  const { rule, moment } = sheet;
  if (rule.average === 'none' || rule.combine) return [];
  const members = divisorOf(telling.holder, moment.day);
  if (members === null) return [];
  if (average === null) return ['没有平均分：期末那天没有参加的成员'];
  return [`平均分 ${average / 100}：${pointsOf(telling, total)} ÷ 参加的成员 ${members} 人`];
}

function rankSentences(telling: Telling, row: PeriodRow): string[] {
  const { rank, ranked } = row;
  const { rule } = row.sheet;
  if (!rule.rankBy) return ['这一期不排名'];
  if (rank === null) return unrankedWords(telling, row, rule.rankBy);
  const where = rule.within ? { group: '本组', section: '本片区' }[rule.within] : '全村';
  const of = crowdWords(telling, ranked, null);
  return [`${where} ${of}里第 ${rank} 名，按${figureWords(telling, rule.rankBy)}排`];
}

function unrankedWords(telling: Telling, row: PeriodRow, rankBy: FigurePlan): string[] {
  const { average } = row;
  const { rule, moment } = row.sheet;
  if (!telling.board.roll(rule.of).tookPart(telling.number, moment.day, moment.day)) {
    return ['没有名次：期末那天没有参加'];
  }
  if (rankBy.kind === 'average' && average === null) {
    // Where the sentence about the average has said so already, it is not said again.
    return averageSentences(telling, row).length > 0 ? ['所以也没有名次'] : ['没有平均分，也没有名次'];
  }
  const place = rule.within === 'section' ? '片区' : '小组';
  return [rule.within ? `没有名次：期末那天没有${place}` : `没有名次：没有${figureWords(telling, rankBy)}`];
}
