/*
 * The ten rules as a decision table of GoRules' engine: one row an item, and a second one for what is refused once a
 * number of times is used up. Cells are in its expression language. What a row gives is what an entry of ours says:
 * points, points without the limit, reason, how a limit cut them, clause.
 */

interface Row {
  item: string;
  /** What must hold for what the limit has used up. */
  used?: string;
  superseded?: string;
  amount?: string;
  wouldBe?: string;
  reason?: string;
  note?: string;
  clause?: string;
  refused?: string;
}

const CONTENT = '"content"';

/** An item of fixed points that may happen so many times in a period. */
function timed(
  item: string,
  title: string,
  times: number,
  per: string,
  points: string,
  reason?: string,
): Row[] {
  const counts: Row = {
    item,
    used: `< ${times}`,
    amount: points,
    wouldBe: points,
    reason: reason ?? `"${title}"`,
    clause: CONTENT,
  };
  return [counts, { item, refused: `"这个项目${per}最多 ${times} 次，已经满了，下一期可以再报"` }];
}

/** An item that gives at most so many points in a period. */
function capped(item: string, reason: string, gross: string, most: number, per: string): Row {
  const booked = `min([${gross}, ${most} - used])`;
  const cut = `\`这个项目${per}最多 ${most} 分，此前已记 \${used} 分，这次记 \${${booked}} 分\``;
  return {
    item,
    amount: booked,
    wouldBe: gross,
    reason,
    note: `${gross} > ${most} - used ? ${cut} : null`,
    clause: CONTENT,
  };
}

const ROWS: Row[] = [
  ...timed('environment-yard', '房前屋后干净整齐', 1, '每月', '2'),
  ...timed('environment-sorting', '垃圾分类做得好', 2, '每月', '1'),
  ...timed('affairs-meeting', '参加村民会议或小组会', 3, '每季度', '2'),
  capped(
    'affairs-volunteer',
    '`参加志愿服务（${quantity} 小时）`',
    'min([8, round(quantity)])',
    20,
    '每季度',
  ),
  capped('safety-patrol', '`参加平安巡逻（${quantity} 小时）`', 'min([4, floor(quantity)])', 12, '每月'),
  ...timed('neighbours-help', '帮助邻里', 3, '每季度', '2'),
  ...timed('law-mediation', '帮助化解一起纠纷', 4, '每季度', 'points'),
  ...timed(
    'environment-garden',
    '',
    1,
    '每半年',
    'grade == "full" ? 5 : 3',
    'grade == "full" ? "建小花园、小菜园（全部做到）" : "建小花园、小菜园（部分做到）"',
  ),
  { ...capped('environment-dumping', '"乱倒垃圾，提醒后没有清走"', '2', 6, '每季度'), clause: '"use"' },
  {
    item: 'neighbours-esteem',
    superseded: 'true',
    amount: '0',
    wouldBe: 'score',
    reason: '"邻里评议（同一期后来又评过，以后来的为准）"',
    clause: CONTENT,
  },
  { item: 'neighbours-esteem', amount: 'score', wouldBe: 'score', reason: '"邻里评议"', clause: CONTENT },
];

const INPUTS = ['item', 'used', 'superseded'] as const;
const OUTPUTS = ['amount', 'wouldBe', 'reason', 'note', 'clause', 'refused'] as const;

/** A row must have a cell in every column. */
const EMPTY = Object.fromEntries([...INPUTS, ...OUTPUTS].map((name) => [name, '']));

/** A graph of this table alone; with `loop` it goes through the list `events` and answers with the list `lines`. */
export function zenGraph(loop: boolean): object {
  const at = { x: 0, y: 0 };
  const columns = (names: readonly string[]) => names.map((name) => ({ id: name, name, field: name }));
  const content = {
    hitPolicy: 'first',
    ...(loop ? { executionMode: 'loop', inputField: 'events', outputPath: 'lines', passThrough: false } : {}),
    inputs: columns(INPUTS),
    outputs: columns(OUTPUTS),
    rules: ROWS.map((row, number) => ({
      _id: `r${number}`,
      ...EMPTY,
      ...row,
      item: JSON.stringify(row.item),
    })),
  };
  return {
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in', position: at },
      { id: 'table', type: 'decisionTableNode', name: 'table', position: at, content },
      { id: 'out', type: 'outputNode', name: 'out', position: at },
    ],
    edges: [
      { id: 'first', sourceId: 'in', targetId: 'table', type: 'edge' },
      { id: 'second', sourceId: 'table', targetId: 'out', type: 'edge' },
    ],
  };
}
