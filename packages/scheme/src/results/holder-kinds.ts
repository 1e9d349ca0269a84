import type { CompiledScheme } from '../compiled.ts';
import type { SubjectKind } from '../document.ts';

const ORDER: readonly SubjectKind[] = ['household', 'member', 'organisation', 'group', 'section'];

/** Households always; other kinds where a balance, a base or a result of any version is in their name. */
export function holderKinds({ plan, results }: CompiledScheme): SubjectKind[] {
  const kinds = new Set<SubjectKind>([
    'household',
    ...plan.balances.map(({ holder }) => holder),
    ...plan.versions.flatMap(({ bases }) => bases.map(({ of }) => of)),
    ...results.flatMap(({ settlements, lists, stars, gates, titles }) =>
      [...settlements, ...lists, ...stars, ...gates, ...titles].map(({ of }) => of),
    ),
  ]);
  return ORDER.filter((kind) => kinds.has(kind));
}
