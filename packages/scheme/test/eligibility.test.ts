import { describe, expect, it } from 'vitest';
import { compileScheme, explainEligibility, readScheme, type VillageFacts } from '../src/index.ts';
import { text as schemeText } from './small-scheme.ts';

const facts = (known: Record<string, boolean | number | string>): VillageFacts => ({
  households: [{ id: 'H1', group: '一组', joinedOn: '2024-01-01', leftOn: null, facts: known }],
  members: [{ id: 'M1', householdId: 'H1', from: '2024-01-01', to: null }],
});

function explained(when: string, known: Record<string, boolean | number | string>) {
  const declared =
    '{ registered: { type: bool, title: 本村户籍 }, residents: { type: int, title: 常住人数 }, months_home: { type: number, title: 在家月数 }, asked: { type: bool, title: 本人提出参加 }, kind: { type: text, title: 住户类别 }, since: { type: date, title: 迁入日期 } }';
  const read = readScheme(
    schemeText({
      head: 'scheme: small\ntitle: 小方案\nversion: 1\nfrom: 2024-01-01',
      facts: `facts: { household: ${declared} }`,
      who: `who: { joins: voluntary, eligible: { when: '${when}' }, classes: { poor: { title: 困难户, of: household, when: household.residents <= 1 } } }`,
    }),
  );
  if (!read.ok) throw new Error(read.findings[0]?.message);
  const compiled = compileScheme([{ document: read.document }]);
  if (!compiled.ok) throw new Error(compiled.findings[0]?.message);
  return explainEligibility(compiled.scheme, facts(known), 'H1', '2024-06-01');
}

describe('eligibility', () => {
  it('is told condition by condition, with what is known', () => {
    const view = explained('household.registered && household.residents >= 1', {
      registered: true,
      residents: 0,
    });
    expect(view).toMatchObject({
      eligible: false,
      conditions: [
        { text: '本村户籍：是', met: true, facts: [{ title: '本村户籍', value: true }], ways: [] },
        { text: '常住人数不少于 1', met: false, facts: [{ title: '常住人数', value: 0 }] },
      ],
    });
  });

  it('cannot be said while a fact is unknown, unless something else decides', () => {
    const when = 'household.registered && household.residents >= 1';
    expect(explained(when, { registered: true })).toMatchObject({
      eligible: null,
      conditions: [{ met: true }, { met: null, facts: [{ fact: 'residents', value: null }] }],
    });
    expect(explained(when, { registered: false })?.eligible).toBe(false);
  });

  it('names ways of which one is enough', () => {
    const when = 'household.months_home > 3 || household.asked';
    const view = explained(when, { months_home: 2, asked: true });
    expect(view?.eligible).toBe(true);
    expect(view?.conditions).toMatchObject([
      {
        text: '在家月数多于 3，或者本人提出参加：是',
        met: true,
        ways: [
          { text: '在家月数多于 3', met: false },
          { text: '本人提出参加：是', met: true },
        ],
      },
    ]);
  });

  it.each([
    ['!household.registered', '本村户籍：否'],
    ['household.kind == "新上海人"', '住户类别是 “新上海人”'],
    ['household.kind in ["甲", "乙"]', '住户类别是这些之一：“甲”、“乙”'],
    ['monthsSince(household.since) >= 6', '迁入日期到现在的月数不少于 6'],
    ['household.since < date("2024-01-01")', '迁入日期早于 2024-01-01'],
    ['"poor" in household.classes', '属于“困难户”'],
    ['household.members >= 1', '参加积分的人数不少于 1'],
    ['household.residents * 2 > 3', '常住人数 * 2 > 3'],
  ])('says %s in words', (when, text) => {
    expect(explained(when, {})?.conditions[0]?.text).toBe(text);
  });

  it('is everybody’s where the scheme sets no condition, or one that always holds', () => {
    expect(explained('true', {})).toMatchObject({ eligible: true, conditions: [] });
  });
});
