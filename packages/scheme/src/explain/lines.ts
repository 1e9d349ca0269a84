import type { AccountLine, AccountStory, Explanation, Grounds, HonourStory } from './explanation.ts';

/**
 * An explanation as lines of text, for a terminal or a sheet of paper.
 *
 * @example explanationLines(explanation)[0] // 'h:H1，算到 2024-12-31，单位：分'
 */
export function explanationLines(explanation: Explanation): string[] {
  const { holder, until, unit, takesPart, accounts, settlements, honours, bars, refused } = explanation;
  return [
    `${holder}，算到 ${until}${takesPart ? '' : '（那天没有参加）'}，单位：${unit}`,
    ...accounts.flatMap((account) => ['', ...accountLines(account)]),
    ...section(
      '结算',
      settlements.flatMap(({ periodTitle, categories, sentences }) => [
        `${periodTitle}：${sentences.join('；')}`,
        ...(categories.length > 0
          ? [`  分类：${categories.map(({ title, points }) => `${title} ${points}`).join('，')}`]
          : []),
      ]),
    ),
    ...section('星级、称号、资格线、榜', honours.map(honourLine)),
    ...section(
      '限制',
      bars.map(({ day, event, sentence, ...grounds }) => `${day} ${event} ${sentence}${basis(grounds)}`),
    ),
    ...section(
      '没有受理的',
      refused.map(
        ({ day, id, title, message, ...grounds }) => `${day} ${id} ${title}：${message}${basis(grounds)}`,
      ),
    ),
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

function accountLines(account: AccountStory): string[] {
  const { title, periodTitle, opening, earned, deducted, redeemed, closing, lines, ending } = account;
  return [
    `账户“${title}” ${periodTitle}：期初 ${opening}，加 ${earned}，扣 ${deducted}，兑换 ${redeemed}，` +
      `期末 ${closing}${ending === '' ? '' : `；${ending}`}`,
    ...lines.map((line) => `  ${accountLine(line)}`),
  ];
}

function accountLine(line: AccountLine): string {
  const { day, id, subject, points, wouldBe, after, reason, note } = line;
  const words = [day, id, subject, signed(points)].filter((word) => word !== '');
  const full = points === wouldBe ? '' : `（不受限制时是 ${signed(wouldBe)}）`;
  return `${words.join(' ')}${full}，余 ${after}：${reason}${note === '' ? '' : `；${note}`}${basis(line)}`;
}

function honourLine({ title, periodTitle, had, sentence, ...grounds }: HonourStory): string {
  return `${had ? '有' : '无'} ${title}（${periodTitle}）：${sentence}${basis(grounds)}`;
}

function basis({ clauseText }: Pick<Grounds, 'clauseText'>): string {
  return clauseText === '' ? '' : `。依据：${clauseText}`;
}

function signed(points: number): string {
  return points < 0 ? String(points) : `+${points}`;
}
