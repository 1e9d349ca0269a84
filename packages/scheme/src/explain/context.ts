import { toPoints } from '../amounts.ts';
import type { CompiledScheme, CompiledVersion } from '../compiled.ts';
import type { VersionPlan } from '../engine/plan.ts';
import type { SimulatedVillage } from '../engine/simulate.ts';
import type { SubjectNode } from '../engine/village.ts';
import { describePeriod, type PeriodCalendar } from '../periods.ts';
import type { Board } from '../results/board.ts';
import type { FigurePlan } from '../results/results-plan.ts';
import { dayText } from '../time.ts';
import type { Amount } from '../types.ts';
import type { Grounds } from './explanation.ts';

/** What every part of an explanation looks at. */
export interface Telling {
  scheme: CompiledScheme;
  run: SimulatedVillage;
  board: Board;
  holder: SubjectNode;
  /** The holder's number on its roll. */
  number: number;
}

export function pointsOf({ scheme }: Telling, amount: Amount): number {
  return toPoints(amount, scheme.decimals);
}

export function viewOf({ scheme }: Telling, version: VersionPlan): CompiledVersion {
  const view = scheme.versions[version.index];
  if (!view) throw new Error(`version ${version.version} has no view`);
  return view;
}

export function groundsOf(telling: Telling, version: VersionPlan, clause: string): Grounds {
  const found = viewOf(telling, version).document.source?.clauses?.[clause];
  return { clause, clauseText: found ? `${found.number ?? ''} ${found.text}`.trim() : '' };
}

/** Title of something in the newest version that has it. */
export function newestTitle(
  { scheme }: Telling,
  find: (version: CompiledVersion) => string | undefined,
  id: string,
): string {
  for (const version of scheme.versions.toReversed()) {
    const title = find(version);
    if (title !== undefined) return title;
  }
  return id;
}

/** `2024年第一季度`; a period of a shifted year says its days. */
export function periodTitle(calendar: PeriodCalendar, period: number): string {
  const name = describePeriod(calendar.name(period));
  if (calendar.unit === 'life' || calendar.key.endsWith(' 1-1')) return name;
  return `${name}（${dayText(calendar.startDay(period))} 至 ${dayText(calendar.startDay(period + 1) - 1)}）`;
}

/** What a figure is called in a sentence. */
export function figureWords(telling: Telling, figure: FigurePlan): string {
  switch (figure.kind) {
    case 'total':
      return '总分';
    case 'average':
      return '平均分';
    case 'earned':
      return '加分';
    case 'deducted':
      return '扣分';
    case 'base':
      return '基础分';
    case 'category':
      return `“${newestTitle(telling, (v) => v.document.categories[figure.id]?.title, figure.id)}”的分`;
    case 'item':
      return `“${newestTitle(telling, (v) => v.items.get(figure.id)?.title, figure.id)}”的分`;
    case 'count':
      return `“${newestTitle(telling, (v) => v.items.get(figure.id)?.title, figure.id)}”的次数`;
    case 'balance': {
      const { id } = figure.balance;
      return `账户“${newestTitle(telling, (v) => v.document.balances[id]?.title, id)}”的分`;
    }
  }
}

/** Who is compared: `120 户`, and in which group. */
export function crowdWords({ holder }: Telling, size: number, within: { id: string } | null): string {
  const counted = { household: '户', member: '人', organisation: '家单位', group: '个组', section: '个片区' };
  return `${within ? `${within.id}的 ` : ''}${size} ${counted[holder.kind]}`;
}
