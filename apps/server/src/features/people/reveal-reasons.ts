import type { Person } from './person.ts';

/**
 * Why somebody on duty has to see names in full, and what of a person each reason shows besides the name: no more than
 * the work at hand needs. The last one wants words.
 */
export const revealReasons = [
  { code: 'contact', label: '打电话或上门找这户人', noteNeeded: false },
  { code: 'correct', label: '修改这户的登记信息', noteNeeded: false },
  { code: 'check', label: '核对申报或审核材料', noteNeeded: false },
  { code: 'answer', label: '答复这户的询问或异议', noteNeeded: false },
  { code: 'print', label: '打印存折、家庭卡或证书', noteNeeded: false },
  { code: 'other', label: '其他原因（请写明）', noteNeeded: true },
] as const;

export type RevealReason = (typeof revealReasons)[number]['code'];

const phones = ['name', 'phone', 'guardianName', 'guardianPhone'] as const;

const shownFor: Record<RevealReason, readonly (keyof Person)[]> = {
  contact: phones,
  correct: [...phones, 'idNumber', 'bornOn'],
  check: ['name'],
  answer: ['name'],
  print: ['name'],
  other: phones,
};

/** Of somebody, what this reason shows. */
export function keepShown(person: Person, reason: RevealReason): Person {
  const kept = shownFor[reason].map((key) => [key, person[key]]).filter(([, value]) => value !== undefined);
  return { name: person.name, ...Object.fromEntries(kept) };
}
