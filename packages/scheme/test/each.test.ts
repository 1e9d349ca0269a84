import { expect, test } from 'vitest';
import { describeLimit, type EventFact, previewEvent, readScheme } from '../src/index.ts';
import { compileAll } from './plainly.ts';
import { fault, only, text } from './small-scheme.ts';

/* Limits that count, and appraisals that are told apart, by a fact of the event: how they are written, said and previewed. What they come to: engine-cases. */

const FACTS =
  'facts: { household: { residents: int }, member: { born: date }, event: { activity: text, done: bool } }';
const HELP = 'help: { title: 帮忙, category: a, kind: award, points: 2, capture: [activity]';
const limited = (each: string, others: Parameters<typeof text>[0] = {}): string =>
  text({
    facts: FACTS,
    items: `items: { ${HELP}, limits: [{ times: 1, per: life, each: ${each} }] } }`,
    ...others,
  });
const shared = (capture: string): string =>
  text({
    facts: FACTS,
    items: `items: { ${HELP} }, tell: { title: 宣讲, category: a, kind: award, points: 1, capture: [${capture}] }, fine: { title: 爽约, category: a, kind: deduction, points: 1 } }`,
    categories: 'categories: { a: { title: 甲, limits: [{ points: 5, per: year, each: activity }] } }',
  });

// biome-ignore format: a table, one line a case
test.each([
  ['an undeclared fact', limited('meeting'), 'ref.fact', 'items.help.limits[0].each', '没有编号是 meeting 的事件的事实（先在 facts.event 里写明它的类型，如 activity: text）。现有：activity、done'],
  ['one written almost right', limited('activty'), 'ref.fact', 'items.help.limits[0].each', '是不是想写 activity？'],
  ['a fact of the household', limited('residents'), 'ref.fact', 'items.help.limits[0].each', '没有编号是 residents 的事件的事实'],
  ['no facts at all', limited('activity', { facts: 'facts: { household: { residents: int }, member: { born: date } }' }), 'ref.fact', 'items.help.limits[0].each', '现在一个也没有'],
  ['the day', limited('date'), 'limit.each_built_in', 'items.help.limits[0].each', 'date 是每件事本来就有的；按天数请写 per: day'],
  ['the grade', limited('grade'), 'limit.each_built_in', 'items.help.limits[0].each', '请在 facts.event 里另写一项，如 activity: text'],
  ['yes and no', limited('done'), 'limit.each_bool', 'items.help.limits[0].each', 'done 只有是和否两种'],
  ['no text', limited('3'), 'schema.type', 'items.help.limits[0].each', '文字'],
  ['an item whose events cannot tell it', limited('activity', { items: 'items: { help: { title: 帮忙, category: a, kind: award, points: 2, limits: [{ times: 1, per: life, each: activity }] } }' }), 'limit.each_unfilled', 'items.help.limits[0].each', '“帮忙”的 capture 里没有 activity、document 或 import'],
  ['one of those that share a limit', shared('claim, visit'), 'limit.each_unfilled', 'categories.a.limits[0].each', '“宣讲”的 capture'],
  ['a shared limit of an unknown fact', text({ facts: FACTS, items: `items: { ${HELP} } }`, more: 'caps: { c: { title: 合, items: [help], points: 3, per: day, each: meeting } }' }), 'ref.fact', 'caps.c.each', 'meeting'],
  ['an appraisal of matters by an unknown fact', text({ facts: FACTS, items: 'items: { x: { title: 荣誉, category: a, kind: appraisal, period: year, repeated: highest, each: matter, points: { grades: { low: 1, high: 2 } }, capture: [document] } }' }), 'ref.fact', 'items.x.each', 'matter'],
  ['an appraisal of matters that nobody can tell', text({ facts: FACTS, items: 'items: { x: { title: 荣誉, category: a, kind: appraisal, period: year, repeated: highest, each: activity, points: { grades: { low: 1, high: 2 } }, capture: [claim] } }' }), 'limit.each_unfilled', 'items.x.each', '“荣誉”的 capture'],
  ['an award, which is no appraisal', text({ facts: FACTS, items: `items: { ${HELP}, each: activity } }` }), 'item.not_appraisal', 'items.help.each', 'kind: appraisal'],
  ['a warning, which counts all alike', text({ facts: FACTS, items: 'items: { x: { title: 乱扔, category: a, kind: deduction, points: 1, warnings: { times: 1, per: year, each: activity } } }' }), 'schema.unknown_key', 'items.x.warnings.each', 'each'],
])('%s', (_, source, code, path, words) => {
  expect(only(source)).toEqual(fault(code, path, words));
});

const signIn = text({
  facts: FACTS.replace('activity: text', 'activity: { type: text, title: 活动 }'),
  balances: 'balances: { points: { title: 积分, period: year } }',
  items: `items: { ${HELP}, limits: [{ times: 1, per: life, of: member, each: activity }, { points: 4, per: day, each: activity }] } }`,
});

function compiled() {
  const read = readScheme(signIn);
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  return compileAll([read.document]);
}

test('it is said in words', () => {
  const limits = compiled().versions[0]?.items.get('help')?.limits ?? [];
  expect(limits.map((limit) => describeLimit(limit, 0, '分'))).toEqual([
    '每人同一“活动”一共最多 1 次',
    '同一“活动”每天最多 4 分',
  ]);
});

test('what one more sign-in would give is told from those of its household alone', () => {
  const scheme = compiled();
  expect(scheme.reach).toBe('household');
  const facts = {
    households: [{ id: 'H1', joinedOn: '2026-01-01', leftOn: null }],
    members: [{ id: 'M1', householdId: 'H1', from: '2026-01-01', to: null }],
  };
  const event = (id: string, date: string, activity?: string): EventFact => ({
    id,
    happenedAt: Date.parse(`${date}T09:00:00+08:00`),
    item: 'help',
    subject: 'm:M1',
    approvedAt: Date.parse(`${date}T10:00:00+08:00`),
    ...(activity === undefined ? {} : { facts: { activity } }),
  });
  const preview = (candidate: EventFact) =>
    previewEvent(scheme, facts, [event('E1', '2026-03-01', '义诊')], { ...candidate, approvedAt: null });
  expect(preview(event('E2', '2026-03-02', '义诊')).refusal?.message).toBe(
    '“活动”是“义诊”的已经记过了：这个项目同一“活动”一共最多 1 次',
  );
  expect(preview(event('E2', '2026-03-01', '扫雪')).entries.map(({ amount }) => amount)).toEqual([2]);
  for (const untold of [event('E2', '2026-03-02'), event('E2', '2026-03-02', '  ')]) {
    expect(preview(untold).refusal?.code).toBe('value.missing');
  }
});
