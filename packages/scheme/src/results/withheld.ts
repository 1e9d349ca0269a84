import type { CompiledScheme } from '../compiled.ts';
import { nameOfFact, ownedFacts } from '../eligibility/condition-names.ts';
import type { Withheld } from '../engine/bases.ts';
import { contextOf } from '../engine/holder-context.ts';
import type { VersionPlan } from '../engine/plan.ts';
import type { SubjectNode } from '../engine/village.ts';
import { compareCodePoints } from '../text.ts';
import { dayText } from '../time.ts';
import type { Board } from './board.ts';
import { holderKinds } from './holder-kinds.ts';
import type { WithheldResult } from './result-types.ts';

/** Base points by a formula that could not be worked out, in the order of bases, holders and days. */
export function withheldBases(scheme: CompiledScheme, board: Board): WithheldResult[] {
  const { walked, untilDay } = board.state;
  const { grants } = walked.accounts;
  const computed = scheme.plan.versions.flatMap(({ bases }) =>
    bases.filter(({ amount }) => typeof amount !== 'number'),
  );
  return holderKinds(scheme)
    .filter((kind) => computed.some(({ of }) => of === kind))
    .flatMap((kind) =>
      board.roll(kind).holders.flatMap((holder) =>
        grants.withheldFrom(holder, untilDay).map((withheld) => ({
          base: withheld.base.id,
          holder: holder.key,
          period: withheld.base.calendar.name(withheld.base.calendar.indexOfDay(withheld.day)),
          day: dayText(withheld.day),
          code: 'base.formula' as const,
          message: withheldSentence(scheme, withheld, holder),
        })),
      ),
    )
    .sort(
      (a, b) =>
        compareCodePoints(a.base, b.base) ||
        compareCodePoints(a.holder, b.holder) ||
        compareCodePoints(a.day, b.day),
    );
}

/** Which of the facts that its formula asks for nobody knew on the day. */
export function whyWithheld(
  scheme: CompiledScheme,
  { base, day }: Withheld,
  holder: SubjectNode,
): { title: string; note: string } {
  const version = versionOfBase(scheme, base);
  const document = scheme.versions[version.index]?.document;
  const rule = document?.base?.[base.id];
  if (!document || !rule || typeof rule.points === 'number') throw new Error(`${base.id} has no formula`);
  const known = contextOf(version, holder, day) as Record<string, Record<string, unknown> | undefined>;
  const unknown = ownedFacts(rule.points.formula.value)
    .filter(({ owner, fact }) => known[owner]?.[fact] === undefined)
    .map(({ owner, fact }) => nameOfFact(document, owner, fact));
  const why = unknown.length === 0 ? '算式除以了零' : `不知道${[...new Set(unknown)].join('、')}`;
  return { title: rule.title, note: `没有给：${dayText(day)} ${why}` };
}

/** The same as a sentence of its own. */
export function withheldSentence(scheme: CompiledScheme, withheld: Withheld, holder: SubjectNode): string {
  const { title, note } = whyWithheld(scheme, withheld, holder);
  return `“${title}”${note}`;
}

/** The version that gives a base: each has plans of its own. */
export function versionOfBase({ plan }: CompiledScheme, base: Withheld['base']): VersionPlan {
  const version = plan.versions.find(({ bases }) => bases.includes(base));
  if (!version) throw new Error(`no version gives ${base.id}`);
  return version;
}
