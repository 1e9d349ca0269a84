import type { ReadyReason, Scheme, SchemeItem, Verdict } from '../../src/lib/api-types.ts';

function item(id: string, title: string, change: Partial<SchemeItem>): SchemeItem {
  return {
    id,
    title,
    short: title.slice(0, 4),
    category: 'env',
    kind: 'award',
    pointsLabel: '+2 分',
    points: { type: 'fixed', points: 2 },
    capture: ['claim', 'behalf'],
    evidence: { photosMin: 1, photosMax: 3, kinds: ['photo'], note: '' },
    subjects: ['household'],
    icon: 'broom',
    season: null,
    note: '',
    limitLabel: '每季度最多 5 次',
    clause: 'items',
    clauseText: '第十二条　主动打扫门前以外的公共道路、河岸，每次加 2 分，每季度最多 5 次。',
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
    { id: 'honour', label: '荣誉积分', holder: 'household', period: 'year' },
    { id: 'spend', label: '可兑积分', holder: 'household', period: 'year' },
  ],
  categories: [
    { id: 'env', title: '环境整洁' },
    { id: 'near', title: '邻里和睦' },
    { id: 'law', title: '遵纪守法' },
  ],
  items: [
    item('road', '打扫公共道路', {}),
    item('sort', '垃圾分类全部正确', { clause: 'items', pointsLabel: '+1 分', limitLabel: '每周 1 次' }),
    item('help', '邻里互助', {
      category: 'near',
      pointsLabel: '1～5 分',
      points: { type: 'range', min: 1, max: 5 },
      clause: 'items',
      clauseText: '第十五条　帮助邻里解决实际困难，由自治小组按实际情况给 1 至 5 分。',
      limitLabel: '每月最多 10 分',
    }),
    item('dump', '门前堆物未按期清理', {
      category: 'law',
      kind: 'deduction',
      pointsLabel: '−4 分',
      clause: 'items',
      clauseText: '第二十条　门前屋后堆物经提醒后七日内未清理，每次减 4 分。',
      capture: ['visit'],
      limitLabel: '',
    }),
    item('veto', '受到治安处罚', {
      category: 'law',
      kind: 'veto',
      pointsLabel: '不评荣誉',
      capture: ['document'],
      evidence: { photosMin: 0, photosMax: 0, kinds: [], note: '' },
      limitLabel: '',
      active: false,
    }),
  ],
  tiles: ['road', 'sort', 'help'],
  stages: [
    { id: 'first', title: '初审', role: 'panel', level: 'village', deadlineWorkdays: 5 },
    { id: 'second', title: '复审', role: 'town_department', level: 'town', deadlineWorkdays: 5 },
  ],
};

function reason(code: string, label: string): ReadyReason {
  return { code, label, sentence: `${label}。` };
}

export const reasons: Record<Verdict, ReadyReason[]> = {
  approve: [],
  return: [
    reason('photo_unclear', '照片看不清，请重拍'),
    reason('photo_missing', '少了做完以后的照片'),
    reason('wrong_item', '选错了积分项目'),
    reason('no_place', '看不出是在哪里'),
    reason('no_date', '请写明日期'),
    reason('ask_witness', '请补充证明人'),
  ],
  refuse: [
    reason('not_in_scheme', '方案里没有这一项'),
    reason('not_this_household', '不是这一户做的'),
    reason('counted', '这件事已经算过分'),
    reason('not_found', '到现场没有看到'),
    reason('too_late', '过了申报时间'),
    reason('paid_work', '这是领工资的工作'),
    reason('photo_borrowed', '照片不是这一次的'),
    reason('other', '其他'),
  ],
};
