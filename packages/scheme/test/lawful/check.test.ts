import { describe, expect, test } from 'vitest';
import { lintScheme, readScheme } from '../../src/index.ts';
import { normalise, partAround, sentences } from '../../src/lawful/normalise.ts';
import { lawful, pack, resolve, s1, withMore } from './packs.ts';

const without = (section: string): string =>
  s1.replace(new RegExp(`^${section}:\\n(?: .*\\n|\\n)*`, 'm'), '');

describe('reading', () => {
  test('blanks, quotation marks, wide signs and list marks do not hide words', () => {
    expect(normalise('“越 级  上 访”，－１０ 分')).toBe('越级上访,-10分');
    expect(normalise('参加《信访工作条例》学习')).toBe('参加《》学习');
    expect(sentences(normalise('有下列情形的：①赌博；②上访。（三）斗殴'))).toEqual([
      '有下列情形的:',
      '赌博',
      '上访',
      '斗殴',
    ]);
    expect(sentences(normalise('每小时1.5分'))).toEqual(['每小时1.5分']);
    expect(partAround('赌博、越级上访、斗殴', 3, 7)).toBe('越级上访');
  });

  test('sums as cheques write them are read, found things are not', () => {
    expect(normalise('缴伍佰元')).toBe('缴五百元');
    expect(normalise('拾金不昧')).toBe('拾金不昧');
  });

  test('a text without end is read in pieces', () => {
    const long = '不得'.repeat(20_000);
    expect(sentences(long).every(({ length }) => length <= 300)).toBe(true);
    expect(sentences(long).join('')).toBe(long);
  });
});

describe('the packs', () => {
  test.each([
    's1-zhaoxiang',
    's2-dazu',
    's3-zhongping',
    's4-fengsheng',
    's5-longyuzhuang',
    's6-ninghe',
    's7-town',
  ])('%s holds nothing that is not lawful', (name) => {
    expect(lawful(pack(name)).filter((finding) => finding.startsWith('error'))).toEqual([]);
  });

  test('the first one is not even warned', () => {
    expect(lawful(s1)).toEqual([]);
  });
});

describe('a finding', () => {
  const finding = lintScheme(s1.replace('乱倒垃圾，提醒后没有清走', '越级上访'), {
    resolve,
  }).find(({ code }) => code.startsWith('lawful.'));

  test('names its place, words, ground, cure and clause', () => {
    expect(finding).toMatchObject({
      level: 'error',
      code: 'lawful.petition',
      path: 'items.environment-dumping.title',
      clause: 'use',
    });
    expect(finding?.message).toMatch(/^“越级上访”：.*。依据：.*《信访工作条例》.*。怎样改：/);
    expect(finding?.line).toBeGreaterThan(1);
  });

  test('keeps nobody from reading and trying the scheme', () => {
    const text = s1.replace('乱倒垃圾，提醒后没有清走', '越级上访');
    expect(readScheme(text, { resolve })).toMatchObject({ ok: true, findings: [] });
    const read = readScheme(text, { lawful: true, resolve });
    expect([read.ok, read.findings.length]).toEqual([true, 1]);
  });
});

describe('where a text stands', () => {
  const item = 'title: 乱倒垃圾，提醒后没有清走';
  const at = (more: string): string[] => lawful(s1.replace(item, `${item}\n    ${more}`));

  test('the same words cost nothing in an award, and are a ground in a deduction', () => {
    const words = '举报违法犯罪线索并查实';
    expect(lawful(s1.replace('title: 参加普法学习', `title: ${words}`))).toEqual([]);
    expect(lawful(s1.replace('乱倒垃圾，提醒后没有清走', '举报村干部'))).toEqual([
      'error report items.environment-dumping.title',
    ]);
  });

  test('a note beside a deduction may widen it, or say what is not meant', () => {
    expect(at('note: 到镇里上访的也算')).toEqual(['error petition items.environment-dumping.note']);
    expect(at('note: 村民举报、上访不扣分')).toEqual([]);
  });

  test('a category stands over its items where all of them do the same', () => {
    expect(lawful(s1.replace('title: 环境优化', 'title: 不上访、不闹访'))).toEqual([]);
    expect(lawful(s1.replace('title: 村级事务', 'title: 信访维稳'))).toEqual([
      'error petition categories.affairs.title',
    ]);
  });

  test('a threat before a list rules its points, a protection does not', () => {
    const note = (text: string): string[] =>
      lawful(`${s1.replace(/^note: >-\n(?: {2}.*\n)*/m, '')}note: ${text}\n`);
    expect(note('有下列情形之一的扣10分：（1）赌博；（2）越级上访')).toEqual(['error petition note']);
    expect(note('不得因下列情形扣分：（1）生病；（2）上访')).toEqual([]);
    expect(note('不得取消低保；但是黑榜户停发粮食补贴')).toEqual(['error benefits note']);
    expect(note('骗取补贴的，由民政部门依法追回')).toEqual([]);
  });
});

describe('what is recorded of people', () => {
  test('petitions and the use of apps are no facts for a roster', () => {
    const facts = s1.replace(
      '    residents: { type: int, title: 常住人数 }',
      '    residents: { type: int, title: 常住人数 }\n    p: { type: int, title: 上访次数 }\n    a: { type: int, title: 小程序登录次数 }',
    );
    expect(lawful(facts)).toEqual([
      'warning petition facts.household.p.title',
      'warning app facts.household.a.title',
    ]);
  });
});

describe('the build of a scheme', () => {
  test('goods without honours, and more goods than honours, are warned of', () => {
    const goods = (uses: string): string => `${without('results')}\nresults:\n  uses:\n${uses}`;
    expect(lawful(without('results'))).toEqual(['warning honours redemption']);
    expect(lawful(goods('    - { title: 换日用品, honour: false }'))).toEqual([
      'warning honours results.uses',
    ]);
    const two =
      '    - { title: 换日用品, kind: goods }\n    - { title: 换服务, kind: service }\n    - { title: 表扬, kind: honour }';
    expect(lawful(goods(two))).toEqual(['warning honours results.uses']);
    const even = '    - { title: 换日用品, honour: false }\n    - { title: 表扬, honour: true }';
    expect(lawful(goods(even))).toEqual([]);
  });

  test('more losses than gains, and far heavier ones, are warned of', () => {
    expect(lawful(s1.replaceAll('kind: award', 'kind: deduction'))).toContain('warning punishment items');
    expect(
      lawful(
        s1.replace('    points: 3\n    limits: [{ points: 6', '    points: 900\n    limits: [{ points: 6'),
      ),
    ).toEqual(['warning punishment items']);
  });

  const list = (rule: string): string =>
    s1.replace(
      'results:\n',
      `results:\n  lists:\n    it: { title: 这张榜, per: quarter, places: 10, ${rule} }\n`,
    );

  test('a public black list hides names and is told to the household first', () => {
    expect(lawful(list('kind: black, votedOn: 2026-01-10, noticeDays: 3'))).toEqual([]);
    expect(lawful(list('kind: black, votedOn: 2026-01-10'))).toEqual(['error black_list results.lists.it']);
    expect(lawful(list('kind: black, votedOn: 2026-01-10, noticeDays: 3, masked: false'))).toEqual([
      'error black_list results.lists.it.masked',
    ]);
    expect(lawful(list('kind: black, votedOn: 2026-01-10, masked: false, public: false'))).toEqual([]);
    expect(lawful(list('kind: black'))).toEqual([]);
  });

  test('a list of members by full name may name children', () => {
    expect(lawful(list('kind: red, of: member, masked: false'))).toEqual([
      'warning minor results.lists.it.masked',
    ]);
    expect(lawful(list('kind: red, of: member'))).toEqual([]);
    expect(lawful(list('kind: red, of: member, masked: false, when: member.party_member'))).toEqual([]);
  });

  test('taking everybody in without a word about leaving is warned of', () => {
    const automatic = s1.replace('joins: voluntary', 'joins: automatic');
    expect(lawful(automatic)).toEqual(['warning join who.joins']);
    expect(lawful(automatic.replace('note: 三样都要有', 'note: 不愿参加的可以退出；三样都要有'))).toEqual([]);
  });

  test('a bar longer than two years is warned of', () => {
    const bars = (bar: string): string =>
      s1.replace(
        '    title: 违规用火用电',
        `    effects: { bars: [{ from: [redemption], ${bar} }] }\n    title: 违规用火用电`,
      );
    expect(lawful(bars('months: 24'))).toEqual([]);
    expect(lawful(bars('per: year, next: 2'))).toEqual([]);
    expect(lawful(bars('months: 36'))).toEqual(['warning sanction items.safety-fire.effects.bars[0]']);
  });

  test('what is held against somebody for longer than two years is warned of', () => {
    const back = (line: string, kind = 'black'): string =>
      list(
        `kind: red, history: [{ list: past, ${line} }] }
    past: { title: 从前, per: quarter, kind: ${kind}${kind === 'black' ? ', votedOn: 2026-01-10, noticeDays: 3' : ''}`,
      );
    expect(lawful(back('last: 8, earlier: true, atMost: 0'))).toEqual([]);
    expect(lawful(back('since: year, atMost: 1'))).toEqual([]);
    expect(lawful(back('last: 9, atMost: 0'))).toEqual(['warning sanction results.lists.it.history[0]']);
    expect(lawful(back('since: life, atMost: 1'))).toEqual(['warning sanction results.lists.it.history[0]']);
    // What speaks for somebody may be remembered for good.
    expect(lawful(back('since: life, atMost: 1', 'red'))).toEqual([]);
    expect(lawful(back('since: life, atLeast: 2', 'red'))).toEqual([]);
  });

  test('a template is judged by what it has', () => {
    const template =
      'template: true\nscheme: t\ntitle: 样板\nversion: 1\nfrom: 2026-01-01\nnote: 越级上访的一次扣 10 分\n';
    expect(lawful(template)).toEqual(['error petition note']);
  });
});

test('sections of a scheme are told apart', () => {
  expect(
    lawful(withMore('funds: { sources: [镇级财政补贴, 村集体收入], note: 每年安排 5000 元采购物品 }')),
  ).toEqual([]);
});

test('what a deduction says of its doer is no sanction of the village, a sum to pay is', () => {
  const title = (words: string): string[] => lawful(s1.replace('title: 违规用火用电', `title: ${words}`));
  expect(title('擅自停掉邻居家的水电')).toEqual([]);
  expect(title('私自建房罚款五百元')).toEqual([expect.stringContaining('error fine')]);
});

describe('a threat', () => {
  const note = (text: string): string[] => lawful(withMore(`note: ${text}`));

  test('reaches across commas and full stops to what it takes', () => {
    expect(note('积分倒数的三户，明年的高龄津贴，等改好再给')).toEqual(['error benefits note']);
    expect(note('存折由会计保管。扣满十分的户，补贴先压着')).toEqual(['error benefits note']);
    expect(note('惠农卡由会计保管。扣满十分的户，卡先压着')).toEqual(['error benefits note']);
  });

  test('is none where it protects, or takes only honours and points', () => {
    expect(note('积分倒数的户，高龄津贴照发')).toEqual([]);
    expect(note('惠农卡由本人保管。扣满十分的户，当年不评文明户')).toEqual([]);
    expect(note('低保户扣满十分的，取消当年文明户资格')).toEqual([]);
  });
});

test('who people are is no ground to count their losses twice', () => {
  const harsh = (title: string, times: number): string =>
    s1
      .replace(
        '    title: 违规用火用电',
        `    factors: [{ for: [k], times: ${times} }]\n    title: 违规用火用电`,
      )
      .replace(
        /^who:\n/m,
        `who:\n  classes: { k: { title: ${title}, of: household, when: household.residents > 0 } }\n`,
      );
  expect(lawful(harsh('外来户', 2))).toEqual(['error equality who.classes.k.title']);
  expect(lawful(harsh('外来户', 0.5))).toEqual([]);
  expect(lawful(harsh('开饭店的', 2))).toEqual([]);
});
