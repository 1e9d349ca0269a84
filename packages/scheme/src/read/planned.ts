/**
 * Words that the grammar keeps for what the engine cannot compute yet (docs/decisions/0020-scheme-grammar.md). A document
 * that uses one is refused with a sentence of its own, so that nobody takes it for a slip of the pen, nor for a rule in force.
 */
const PLANNED_KEYS: Record<string, string> = {
  extends: '继承上级方案',
  locked: '锁定条目',
  classes: '人员分类',
  effects: '否决的后果',
  warnings: '先提醒后扣分',
  spendWith: '赠分搭配使用',
  expires: '到期作废',
  inYear: '年度汇总办法',
  floor: '类别保底分',
  lists: '红榜和黑榜',
  stars: '星级',
  bands: '分数段',
  gates: '资格线',
  titles: '荣誉称号',
  within: '在小组内排名',
  village: '村的评价',
  cross: '交叉评议',
  confirm: '双方确认',
  least: '兑换门槛',
  shops: '跨村兑换',
  value: '每分价值',
  funds: '资金',
  dividends: '积分分红',
  above: '只有超出一条线的分才能兑换',
  likes: '比照条款',
  skip: '免审',
};

const PLANNED_CHOICES: Record<string, string> = {
  veto: '否决项目',
};

/** What a reserved key will be for; null for any other word. */
export function plannedKey(key: string): string | null {
  return PLANNED_KEYS[key] ?? null;
}

/** What a reserved choice will be for; null for any other word. */
export function plannedChoice(word: unknown): string | null {
  return typeof word === 'string' ? (PLANNED_CHOICES[word] ?? null) : null;
}
