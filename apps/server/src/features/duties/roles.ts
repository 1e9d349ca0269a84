import type { DutyRole, Level } from './policy.ts';

/** How duties are called in messages; the console has the same words for its screens. */
export const roleTitles: Readonly<Record<DutyRole, string>> = {
  helper: '代办员',
  group_leader: '村民小组长',
  panel: '自治小组成员',
  clerk: '村文书',
  supervisor: '村务监督',
  keeper: '店长',
  town_department: '镇级部门',
  town_office: '镇工作专班',
  district_office: '区级部门',
  auditor: '审计员',
  system_admin: '系统管理员',
  security_admin: '安全管理员',
  audit_admin: '审计管理员',
};

export const levelTitles: Readonly<Record<Level, string>> = {
  village: '村（居）',
  town: '镇（街道）',
  district: '区县',
  installation: '整个系统',
};
