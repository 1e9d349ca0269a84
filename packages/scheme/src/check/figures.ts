import type { Figure, PeriodUnit, SchemeDocument, SubjectKind } from '../document.ts';
import type { Path } from '../read/locate.ts';
import { nearest } from '../read/nearest.ts';
import { type Report, SUBJECT_WORDS } from './report.ts';
import { fitsInto, UNIT_WORDS } from './units.ts';

const PLAIN = ['total', 'average', 'earned', 'deducted', 'base'] as const;

export interface Compared {
  of?: SubjectKind;
  per: PeriodUnit;
  since?: PeriodUnit;
}

/** A figure that exists, and that somebody works out for such holders and periods. */
export function checkFigure(report: Report, path: Path, figure: Figure, compared: Compared): void {
  const { document } = report;
  const of = compared.of ?? 'household';
  if ((PLAIN as readonly string[]).includes(figure)) {
    if (figure === 'total' || figure === 'average') checkSettled(report, path, figure, of, compared.per);
    return;
  }
  const dot = figure.indexOf('.');
  const [kind, id] = [figure.slice(0, dot), figure.slice(dot + 1)];
  switch (kind) {
    case 'category':
      report.refer(path, id, document.categories, 'ref.category', '类别');
      return;
    case 'item':
    case 'count':
      report.refer(path, id, document.items, 'ref.item', '项目');
      return;
    case 'balance': {
      if (!report.refer(path, id, document.balances, 'ref.balance', '账户')) return;
      const holder = document.balances[id]?.holder ?? 'household';
      if (holder !== of) {
        report.error(
          path,
          'figure.holder',
          `账户 ${id} 记在${SUBJECT_WORDS[holder]}名下，这里比的是${SUBJECT_WORDS[of]}`,
        );
      }
      return;
    }
    default: {
      const all = allFigures(document);
      const near = all.find((one) => one.endsWith(`.${figure}`)) ?? nearest(figure, all);
      report.error(
        path,
        'figure.unknown',
        `不认识 ${figure}${near === null ? '。' : `，是不是想写 ${near}？`}可以写：${PLAIN.join('、')}、category.类别、balance.账户、item.项目、count.项目`,
      );
    }
  }
}

/** `since` counts from further back; only figures that can be added up know that. */
export function checkSince(report: Report, path: Path, figure: Figure, compared: Compared): void {
  const { since, per } = compared;
  if (since === undefined) return;
  if (!fitsInto(per, since)) {
    report.error(
      [...path, 'since'],
      'figure.since',
      `since 要比 per 长、而且由整期拼成，现在 per 是${UNIT_WORDS[per]}，since 是${UNIT_WORDS[since]}`,
    );
  }
  if (figure === 'total' || figure === 'average' || figure.startsWith('balance.')) {
    report.error(
      [...path, 'since'],
      'figure.since',
      `${figure} 本身就有自己的期限，不能再写 since；可以换成 earned、deducted、category.类别 等`,
    );
  }
}

/** A line that a figure is held against: as many decimals as such a figure has. */
export function checkThreshold(report: Report, path: Path, value: number | undefined, figure: Figure): void {
  report.amount(path, value, figure === 'average' ? 2 : figure.startsWith('count.') ? 0 : undefined);
}

/** Kinds of holders and periods that are settled; without a section of their own, those of the balances. */
function settlementsOf({
  results,
  balances,
}: SchemeDocument): { of: SubjectKind; per: PeriodUnit; averages: boolean }[] {
  if (results?.settle) {
    return results.settle.map((rule) => ({
      of: rule.of ?? 'household',
      per: rule.per,
      averages: rule.average !== 'none',
    }));
  }
  return Object.values(balances).map(({ holder, period }) => ({
    of: holder ?? 'household',
    per: period,
    averages: true,
  }));
}

function checkSettled(report: Report, path: Path, figure: Figure, of: SubjectKind, per: PeriodUnit): void {
  if (report.document.template === true) return;
  const settled = settlementsOf(report.document).filter((rule) => rule.of === of && rule.per === per);
  if (settled.length === 0) {
    report.error(
      path,
      'ref.settlement',
      `${figure} 要有同一种对象、同一种期限的结算：请在 results.settle 里加一条 { of: ${of}, per: ${per} }，或换一个数`,
    );
  } else if (figure === 'average' && settled.every((rule) => !rule.averages)) {
    report.error(path, 'ref.settlement', '这种结算写了 average: none，没有平均分可比');
  } else if (figure === 'average' && (of === 'member' || of === 'organisation')) {
    report.warn(
      path,
      'figure.no_average',
      `平均分是按参加的成员数平均，${SUBJECT_WORDS[of]}没有平均分，按 average 谁也比不出来；请改成 total 等别的数`,
    );
  }
}

function allFigures(document: SchemeDocument): string[] {
  return [
    ...PLAIN,
    ...Object.keys(document.categories).map((id) => `category.${id}`),
    ...Object.keys(document.balances).map((id) => `balance.${id}`),
    ...Object.keys(document.items).flatMap((id) => [`item.${id}`, `count.${id}`]),
  ];
}
