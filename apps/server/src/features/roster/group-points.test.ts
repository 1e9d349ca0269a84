import { expect, it } from 'vitest';
import { asksForName } from './group-points.ts';

it('finds a condition that asks for a group by its name', () => {
  expect(asksForName('household.group == "三组"', 'group', '三组')).toBe(true);
  expect(asksForName("organisation.group in ['二组', '三组']", 'group', '三组')).toBe(true);
  expect(asksForName('household.section != "东片"', 'section', '东片')).toBe(true);
  expect(asksForName('household.group.startsWith("三")', 'group', '三组')).toBe(true);
});

it('leaves alone what only sounds like one', () => {
  expect(asksForName('household.group == "十三组"', 'group', '三组')).toBe(false);
  expect(asksForName('household.section == "三组"', 'group', '三组')).toBe(false);
  expect(asksForName('本组“三组”每月评一次', 'group', '三组')).toBe(false);
  expect(asksForName('household.group != household.section', 'group', '三组')).toBe(false);
});
