import { sideOfKind } from '../compile/limits.ts';
import type { CaptureWay, ItemRule, LimitRule } from '../document.ts';
import { BUILT_IN, factType } from '../expressions/environment.ts';
import type { Path } from '../read/locate.ts';
import type { Report } from './report.ts';

/** Ways of recording that bring an event's facts along: the forms of the others have no place for them. */
const BRINGS_FACTS: ReadonlySet<CaptureWay> = new Set(['activity', 'document', 'import']);

/** The items that a shared limit holds back: those that give, or those that take. */
export function heldBy({ counts = 'earned' }: LimitRule, items: readonly ItemRule[]): ItemRule[] {
  return items.filter(({ kind }) => sideOfKind(kind) === counts);
}

/** What counts by a fact of the event: the fact is declared, tells things apart, and somebody can fill it in. */
export function checkEach(
  report: Report,
  path: Path,
  each: string | undefined,
  items: readonly ItemRule[],
): void {
  if (each === undefined) return;
  const at = [...path, 'each'];
  const declared = report.document.facts?.event;
  if (Object.hasOwn(BUILT_IN.event, each)) {
    const cure =
      each === 'date' || each === 'day'
        ? '按天数请写 per: day'
        : '请在 facts.event 里另写一项，如 activity: text';
    report.error(
      at,
      'limit.each_built_in',
      `each 要写 facts.event 里写明的一项事实，${each} 是每件事本来就有的；${cure}`,
    );
    return;
  }
  if (
    !report.refer(
      at,
      each,
      declared,
      'ref.fact',
      '事件的事实（先在 facts.event 里写明它的类型，如 activity: text）',
    )
  )
    return;
  const declaration = declared?.[each];
  if (declaration === undefined) return;
  if (factType(declaration) === 'bool') {
    report.warn(
      at,
      'limit.each_bool',
      `${each} 只有是和否两种，每期至多分两份来数；要认每一次活动，请用文字（text）写它的编号`,
    );
  }
  const blind = items.find(
    ({ capture = ['claim', 'behalf'] }) => !capture.some((way) => BRINGS_FACTS.has(way)),
  );
  if (blind) {
    report.warn(
      at,
      'limit.each_unfilled',
      `“${blind.title}”的 capture 里没有 activity、document 或 import，自己申报、代报和入户的单子上填不了 ${each}，没有它的事都不受理；请在 capture 里加上记得进来的一种`,
    );
  }
}
