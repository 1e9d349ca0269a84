import { allTargets, type Target } from '../rosters/index.ts';

const FIELDS: Record<string, string> = {
  skip: '不导入',
  name: '姓名',
  headName: '户主姓名',
  relation: '与户主关系',
  doorCode: '门牌',
  householdNumber: '户号',
  group: '村民小组',
  section: '片区',
  idNumber: '身份证号',
  phone: '手机号',
  bornOn: '出生日期',
  joinedOn: '参与日期',
  note: '备注（已故、迁出）',
};

const SLOTS: Record<string, string> = {
  spouse: '配偶',
  father: '父亲',
  mother: '母亲',
  child1: '子女1',
  child2: '子女2',
  child3: '子女3',
};

/** `配偶·身份证号`, `成员3·姓名`. */
export function labelOfTarget(target: Target): string {
  const [field = '', slot] = target.split('@');
  const label = FIELDS[field] ?? field;
  return slot === undefined ? label : `${SLOTS[slot] ?? slot.replace('member', '成员')}·${label}`;
}

/** Everything that a column can be taken for, with the words for it. */
export const targetList = allTargets.map((id) => ({ id, label: labelOfTarget(id) }));
