import type { ListRule } from '../../src/index.ts';
import { isBarred } from './bars.ts';
import { type Competitor, competitors, holderScope, isInside, type Ranked, ranked } from './compare.ts';
import { holdsTrue } from './conditions.ts';
import { figureOf, threshold } from './figures.ts';
import { gateAt } from './gates.ts';
import { meetsHistory } from './history.ts';
import { keep } from './known.ts';
import { holdersOf } from './people.ts';
import { hasRow, type Period, periodsRuled } from './periods.ts';
import type { Story } from './record.ts';
import { seen } from './seen.ts';

/** A list of a period as one line of text: `red 2024-Q1 household 甲: 1 H1 6600, …`; points in hundredths. */
export function allLists(story: Story, until: string): string[] {
  return story.known.documents
    .flatMap((document) =>
      Object.entries(document.results?.lists ?? {}).flatMap(([id, rule]) =>
        periodsRuled(story.known, document, rule.of ?? 'household', rule.per, until).flatMap((period) =>
          listsOf(story, id, rule, period),
        ),
      ),
    )
    .sort();
}

function listsOf(story: Story, id: string, rule: ListRule, period: Period): string[] {
  const { of = 'household', kind, votedOn } = rule;
  if (kind === 'black' && votedOn === undefined) return [];
  const someRow = holdersOf(story.known.record, of).some((holder) => hasRow(story.known, holder, period));
  if (!someRow) return [];
  const all = comparedIn(story, rule, period);
  // A group has a list of its own, be it empty, when somebody of it takes part that day.
  const everybody = competitors(story, { of, within: rule.within }, period, period.last, () => 0);
  const places = rule.within ? [...new Set(everybody.map(({ place }) => place))] : [''];
  return places.map((place) => {
    const beside = all.filter((one) => one.place === place);
    const rows = rowsOf(story, id, rule, period, beside);
    if (rows.length > 0) seen(`lists ${kind}`);
    const name = rule.within ? ` ${place}` : '';
    const said = rows.map(({ rank, holder, figure }) => `${rank} ${holder.slice(2)} ${figure}`);
    return `${id} ${period.span.name} ${of}${name}: ${said.join(', ')}`;
  });
}

/** Whether a holder stands on the list of a period, the village's or that of its group. */
export function isListed(story: Story, id: string, holder: string, period: Period): boolean {
  const rule = period.document.results?.lists?.[id];
  if (!rule) return false;
  const { span, last } = period;
  const on = keep(
    story.known,
    `list ${id} ${span.first} ${last}`,
    () => listedIn(story, id, rule, period),
    story,
  );
  return on.includes(holder);
}

function listedIn(story: Story, id: string, rule: ListRule, period: Period): string[] {
  const all = comparedIn(story, rule, period);
  return [...new Set(all.map(({ place }) => place))].flatMap((place) => {
    const beside = all.filter((one) => one.place === place);
    return rowsOf(story, id, rule, period, beside).map(({ holder }) => holder);
  });
}

function comparedIn(story: Story, rule: ListRule, period: Period): Competitor[] {
  const by = rule.by ?? (rule.kind === 'red' ? 'earned' : 'deducted');
  return competitors(story, rule, period, period.last, (holder) =>
    figureOf(story, holder, by, period, rule.since),
  );
}

function rowsOf(
  story: Story,
  id: string,
  rule: ListRule,
  period: Period,
  all: readonly Competitor[],
): Ranked[] {
  const candidates = all.filter((one) => mayStand(story, id, rule, period, one));
  return ranked(candidates, rule.kind === 'black' ? 'lowest' : 'highest')
    .filter((one) => isInside(one, rule, all.length))
    .sort((a, b) => a.rank - b.rank || (a.holder < b.holder ? -1 : 1));
}

function mayStand(story: Story, id: string, rule: ListRule, period: Period, one: Competitor): boolean {
  const { holder } = one;
  const day = period.last;
  const size = rule.kind === 'red' ? one.figure : -one.figure;
  if (size <= 0) return false;
  if (rule.least !== undefined && size < threshold(rule.least)) return !seen('lists.least');
  const from = rule.kind === 'red' ? ['lists', id] : [id];
  if (isBarred(story, holder, from, day)) return !seen('lists barred');
  if (!(rule.gates ?? []).every((gate) => gateAt(story, gate, holder, day))) return !seen('lists.gates');
  const fits =
    rule.when === undefined || holdsTrue(rule.when, holderScope(story, holder, period.document, day));
  if (!fits) return !seen('lists.when');
  return meetsHistory(story, rule, period, holder) || !seen('lists.history');
}
