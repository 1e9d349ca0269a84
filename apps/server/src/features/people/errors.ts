import { defineErrors } from '../../platform/errors/index.ts';

export const peopleErrors = defineErrors('people', {
  household_unknown: { status: 404, message: '没有找到这一户，请核对门牌或编号后再试。' },
  door_code_repeated: {
    status: 422,
    message: (d: { doorCodes: string[] }) =>
      `门牌重复了：${d.doorCodes.join('、')}。同一个村里每个门牌只能有一户。`,
  },
  door_code_taken: { status: 409, message: '有的门牌刚刚已被登记，请刷新名册后再导入。' },
  head_missing: {
    status: 422,
    message: (d: { doorCode: string }) => `门牌 ${d.doorCode} 这一户要有且只有一位户主。`,
  },
  phone_malformed: {
    status: 422,
    message: (d: { doorCode: string }) => `门牌 ${d.doorCode} 这一户有手机号不是 11 位数字，请改正或留空。`,
  },
  reveal_note_missing: { status: 422, message: '请写明为什么要看姓名全称，再点“显示”。' },
  reveals_hour_full: {
    status: 429,
    message: (d: { most: number; time: string }) =>
      `一个小时里最多看 ${d.most} 户的完整信息，您已经看满了，请 ${d.time} 以后再看。这件事已经记下来，监督人员看得到。`,
  },
  organisation_household_unknown: {
    status: 422,
    message: (d: { name: string }) => `单位“${d.name}”所属的门牌不在名册里，请核对。`,
  },
});
