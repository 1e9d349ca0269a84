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

/** Who acted, as others may see it: the body, and the name in full only for staff. */
export function byLabel(role: string, name: string | null, forStaff: boolean): string {
  const body = roleLabels[role] ?? '工作人员';
  if (name === null || name === '') return body;
  return `${body} ${forStaff ? name : maskName(name)}`;
}
