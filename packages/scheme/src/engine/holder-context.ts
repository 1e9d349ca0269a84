import type { ExpressionContext } from '../expressions/compile.ts';
import type { VersionPlan } from './plan.ts';
import { type SubjectNode, stayOn } from './village.ts';

/** What conditions on a holder may see of it on a day. */
export function contextOf(version: VersionPlan, holder: SubjectNode, day: number): ExpressionContext {
  const { facts } = version;
  switch (holder.kind) {
    case 'household':
      return { household: facts.household(holder, day) };
    case 'member': {
      const stay = stayOn(holder, day);
      return stay ? { household: facts.household(stay.household, day), member: facts.member(stay, day) } : {};
    }
    case 'organisation':
      return holder.household
        ? {
            household: facts.household(holder.household, day),
            organisation: facts.organisation(holder, day),
          }
        : { organisation: facts.organisation(holder, day) };
    case 'group':
    case 'section':
      return { [holder.kind]: facts.place(holder, day) };
  }
}
