import { expect, test } from 'vitest';
import { lintScheme } from '../src/index.ts';
import { item, type lines, more, only, text } from './small-scheme.ts';

const line = (changed: Partial<typeof lines>): string => text(changed);
const whole = text({});

/** What clerks type on a Chinese keyboard or carry over from other programs, and what each is told. */
// biome-ignore format: a table, one line a case
test.each([
  ['a wide blank after a colon', line({ items: 'items:\n  help:\n    title: 帮忙\n    kind:\u3000award' }), 'yaml.syntax', '全角空格'],
  ['wide blanks as indentation', line({ items: 'items:\n  help:\n    title: 帮忙\n\u3000\u3000kind: award' }), 'schema.unknown_key', '全角空格'],
  ['no blank after a colon', line({ head: 'scheme: small\ntitle: 小方案\nversion:1\nfrom: 2026-01-01' }), 'yaml.syntax', '少了一个空格'],
  ['a line indented too far', line({ items: 'items:\n  help:\n    title: 帮忙\n      category: a' }), 'yaml.syntax', '缩进得太多'],
  ['a quotation mark left open', line({ head: 'scheme: small\ntitle: "小方案\nversion: 1\nfrom: 2026-01-01' }), 'yaml.syntax', '引号没有写完'],
  ['a fence of a web page', `\`\`\`yaml\n${whole}`, 'yaml.syntax', '整行删掉'],
  ['a sign that cannot be seen', whole.replace('帮忙', '帮\u0000忙'), 'yaml.unseen', '看不见'],
  ['a mark that turns the direction', whole.replace('帮忙', '帮\u202e忙'), 'yaml.unseen', '看不见'],
  ['a wide digit', item('kind: award, points: ２'), 'schema.type', '半角的，写成 2'],
  ['a number in quotation marks', item('kind: award, points: "2"'), 'schema.type', '不要引号，写成 2'],
  ['a number with its unit', item('kind: award, points: 2分'), 'schema.type', '不写单位：2'],
  ['a number in words', item('kind: award, points: 两分'), 'schema.type', '1、2、3'],
  ['a thousand with a comma', more('caps: { c: { title: 合用, items: [help], points: "1,000", per: year } }'), 'schema.type', '写成 1000'],
  ['a thousand with a comma in braces', more('caps: { c: { title: 合用, items: [help], points: 1,000, per: year } }'), 'schema.unknown_key', '千位逗号'],
  ['a list with Chinese commas', more('redemption: { balance: points, windows: [{ months: [3，6] }] }'), 'schema.type', '写成 [3, 6]'],
  ['a kind by its Chinese name', item('kind: 加分, points: 2'), 'schema.choice', '是不是想写 award'],
  ['a key by its Chinese name', item('kind: award, 分值: 2'), 'schema.unknown_key', '是不是想写 points'],
  ['yes in Chinese', item('kind: award, points: 2, active: 是'), 'schema.type', '是不是想写 true'],
  ['a year alone', line({ head: 'scheme: small\ntitle: 小方案\nversion: 1\nfrom: 2026' }), 'schema.type', '如 2026-01-01'],
  ['a number too large to read', item('kind: award, points: 99999999999999999999'), 'schema.range', '读不准'],
  ['a version in wide digits', line({ head: 'scheme: small\ntitle: 小方案\nversion: １\nfrom: 2026-01-01' }), 'head.version', '请写成 1'],
] as const)('%s', (_name, source, code, words) => {
  expect(lintScheme(source)).toContainEqual(
    expect.objectContaining({ code, message: expect.stringContaining(words) }),
  );
});

test('what signs are wrong is said at the line that can be put right', () => {
  const open = lintScheme('scheme: small\ntitle: "小方案\nversion: 1\n');
  expect(open).toMatchObject([{ line: 2, column: 8 }]);
  const deep = lintScheme('scheme: small\ntitle: 小方案\n  version: 1\n');
  expect(deep).toMatchObject([{ line: 3 }]);
});

test('a tab is one mistake, however the keys then fall together', () => {
  const tabs = line({ items: 'items:\n  help:\n\t\ttitle: 帮忙\n\t\tcategory: a' });
  expect(only(tabs)).toMatchObject({ code: 'yaml.syntax', message: expect.stringContaining('Tab') });
});

test('lines may end as old machines ended them', () => {
  expect(lintScheme(whole.replaceAll('\n', '\r'))).toEqual(lintScheme(whole));
  expect(lintScheme(whole.replaceAll('\n', '\r\n'))).toEqual(lintScheme(whole));
});
