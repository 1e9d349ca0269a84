import { maskName } from '../people/index.ts';
import type { EventFlag, Verdict } from './tables.ts';

export const verdictLabels: Readonly<Record<Verdict, string>> = {
  approve: '通过',
  return: '退回补充',
  refuse: '不通过',
};

export const flagLabels: Readonly<Record<EventFlag, string>> = {
  same_photo: '照片以前出现过',
  over_cap: '超过上限',
  late: '过后补报',
};

const roleLabels: Readonly<Record<string, string>> = {
  panel: '自治小组',
  group_leader: '组长',
  clerk: '村管理员',
  supervisor: '监委会',
  helper: '代办员',
  town_department: '镇部门',
  town_office: '镇办公室',
  district_office: '区办公室',
};

/** Who acted, and for whom they stood in, as others may see it: the body, and names in full only for staff. */
export function byLabel(
  decision: { decided_role: string; by_name: string | null; for_name: string | null },
  forStaff: boolean,
): string {
  const { by_name, for_name } = decision;
  const body = roleLabels[decision.decided_role] ?? '工作人员';
  const shown = forStaff ? (name: string) => name : maskName;
  if (by_name === null || by_name === '') return body;
  return `${body} ${shown(by_name)}${for_name ? `（代${shown(for_name)}）` : ''}`;
}
