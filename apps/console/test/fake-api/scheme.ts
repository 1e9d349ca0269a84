import type { ReadyReason, Scheme, SchemeItem, Verdict } from '../../src/lib/api-types.ts';

function item(id: string, title: string, change: Partial<SchemeItem>): SchemeItem {
  return {
    id,
    title,
    short: title.slice(0, 4),
    category: 'env',
    kind: 'award',
    pointsLabel: '+2 分',
    points: { fixed: 2 },
    capture: ['claim', 'behalf'],
    evidence: { photosMin: 1, photosMax: 3 },
    limitLabel: '每季度最多 5 次',
    clause: '第十二条',
    clauseText: '主动打扫门前以外的公共道路、河岸，每次加 2 分，每季度最多 5 次。',
    active: true,
    ...change,
  };
}

export const scheme: Scheme = {
  schemeId: 'sample',
  title: '样例镇村民积分方案',
  version: '2026.1',
  from: '2026-01-01',
  decimals: 0,
  unitLabel: '分',
  balances: [
    { id: 'honour', label: '荣誉积分' },
    { id: 'spend', label: '可兑积分' },
  ],
  categories: [
    { id: 'env', title: '环境整洁' },
    { id: 'near', title: '邻里和睦' },
    { id: 'law', title: '遵纪守法' },
  ],
  items: [
    item('road', '打扫公共道路', {}),
    item('sort', '垃圾分类全部正确', { clause: '第十三条', pointsLabel: '+1 分', limitLabel: '每周 1 次' }),
    item('help', '邻里互助', {
      category: 'near',
      pointsLabel: '1～5 分',
      points: { range: { min: 1, max: 5 } },
      clause: '第十五条',
      clauseText: '帮助邻里解决实际困难，由自治小组按实际情况给 1 至 5 分。',
      limitLabel: '每月最多 10 分',
    }),
    item('dump', '门前堆物未按期清理', {
      category: 'law',
      kind: 'deduction',
      pointsLabel: '−4 分',
      clause: '第二十条',
      clauseText: '门前屋后堆物经提醒后七日内未清理，每次减 4 分。',
      capture: ['visit'],
      limitLabel: null,
    }),
    item('veto', '受到治安处罚', {
      category: 'law',
      kind: 'veto',
      pointsLabel: '不评荣誉',
      capture: ['document'],
      evidence: { photosMin: 0, photosMax: 0 },
      limitLabel: null,
      active: false,
    }),
  ],
  tiles: ['road', 'sort', 'help'],
  stages: [
    { id: 'first', title: '初审', role: 'panel', level: 'village', deadlineWorkdays: 5 },
    { id: 'second', title: '复审', role: 'town_department', level: 'town', deadlineWorkdays: 5 },
  ],
};

export const reasons: Record<Verdict, ReadyReason[]> = {
  approve: [],
  return: [
    { code: 'photo_unclear', label: '照片看不清，请重拍' },
    { code: 'photo_missing', label: '少了做完以后的照片' },
    { code: 'wrong_item', label: '选错了积分项目' },
    { code: 'no_place', label: '看不出是在哪里' },
    { code: 'no_date', label: '请写明日期' },
    { code: 'ask_witness', label: '请补充证明人' },
  ],
  refuse: [
    { code: 'not_in_scheme', label: '方案里没有这一项' },
    { code: 'not_this_household', label: '不是这一户做的' },
    { code: 'counted', label: '这件事已经算过分' },
    { code: 'not_found', label: '到现场没有看到' },
    { code: 'too_late', label: '过了申报时间' },
    { code: 'paid_work', label: '这是领工资的工作' },
    { code: 'photo_borrowed', label: '照片不是这一次的' },
    { code: 'other', label: '其他' },
  ],
};
