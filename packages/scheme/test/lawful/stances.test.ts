import { describe, expect, test } from 'vitest';
import { lawful, s1, withMore } from './packs.ts';

describe('whoever stands low', () => {
  const note = (text: string): string[] => lawful(withMore(`note: ${text}`));

  test('is threatened by whatever is said there of what people are owed', () => {
    expect(note('负分人家的学生自己想办法去，校车位子紧')).toEqual(['error schooling note']);
    expect(note('五十分以下的，球场和书屋谢绝入内')).toEqual(['error services note']);
  });

  test('is not, where it stays theirs, where they are helped, or where an honour is meant', () => {
    expect(note('分数是负的人家，水照供、电照通、垃圾照收')).toEqual([]);
    expect(note('负分人家的学生，志愿者帮着送到学校')).toEqual([]);
    expect(note('负分人家当年不评书香门第，不拍人、不挂牌')).toEqual([]);
  });

  test('is not protected by words that only sound so', () => {
    expect(note('负分户由评议小组决定取消低保')).toContain('error benefits note');
    expect(note('负分户的罚款照收')).toEqual(['error fine note']);
    expect(note('负分户停发补贴，不分给他，也不帮他办')).toEqual(['error benefits note']);
    expect(note('由村干部带人破门')).toEqual(['error person note']);
  });

  test('or does what is warned of, loses by what stands after the comma', () => {
    const beside = (text: string): string[] =>
      lawful(s1.replace('    title: 违规用火用电', `    note: ${text}\n    title: 违规用火用电`));
    expect(beside('楼道堆柴不搬的，医保那张表等一等')).toEqual(['error benefits items.safety-fire.note']);
    expect(beside('医保定点药店门前堆柴的也算')).toEqual([]);
  });
});

describe('an honour', () => {
  const title = (text: string): string[] =>
    lawful(s1.replace('results:\n', `results:\n  titles: { t: { title: ${text}, per: year } }\n`));

  test('may not ask people to forgo a right or to be somebody', () => {
    expect(title('和睦户，全年没人进过法庭')).toEqual(['error lawsuit results.titles.t.title']);
    expect(title('好媳妇，限头婚')).toEqual(['error family results.titles.t.title']);
  });

  test('may say that it does not look at them', () => {
    expect(title('和睦户，不看打没打过官司')).toEqual([]);
    expect(title('好媳妇，照料公婆三年，不论头婚再婚')).toEqual([]);
  });
});

describe('a black list in words', () => {
  const note = (text: string): string[] => lawful(withMore(`note: ${text}`));

  test('hides names and is told first', () => {
    expect(note('后进榜连名带姓张贴')).toEqual(['error black_list note']);
    expect(note('黑榜当天评，当天挂，用不着事先打招呼')).toEqual(['error black_list note']);
    expect(note('后进榜写全名，不用提前打招呼')).toContain('error black_list note');
    expect(note('设后进榜要村民会议表决，隐去姓名，提前五天告诉本户')).toEqual([]);
  });
});

test('money beside a thing that points buy is a price, in a note too', () => {
  const shop = (text: string): string[] =>
    lawful(s1.replace('redemption:\n', `redemption:\n  note: ${text}\n`));
  expect(shop('食用油（市价59.9元）六十分')).toEqual(['error price redemption.note']);
  expect(shop('每季采购一次，预算三千元')).toEqual([]);
});

describe('a fact with a consequence', () => {
  const fact = (title: string): string[] =>
    lawful(
      s1.replace(
        '    residents: { type: int, title: 常住人数 }',
        `    residents: { type: int, title: 常住人数 }\n    f: { type: bool, title: '${title}' }`,
      ),
    );

  test('is a rule', () => {
    expect(fact('是否拨打过市长热线（是的，加分停计）')).toEqual(['error report facts.household.f.title']);
    expect(fact('是否低保户（用于安排志愿服务）')).toEqual([]);
  });
});
