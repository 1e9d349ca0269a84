import { Command, Option } from 'commander';
import { expect, test } from 'vitest';
import { exitCodeOf, inChinese } from './in-chinese.ts';

let code: number | null;

function said(...args: string[]): string {
  let text = '';
  const note = (more: string) => {
    text += more;
  };
  const simulate = new Command('simulate')
    .argument('<方案>', '方案文件')
    .requiredOption('--data <文件夹>', '数据')
    .addOption(new Option('--kind <种类>', '种类').choices(['a', 'b']))
    .action(() => note('做了'));
  const program = inChinese(new Command('jishan').addCommand(simulate));
  for (const one of [program, simulate]) one.configureOutput({ writeOut: note, writeErr: note });
  try {
    program.parse(args, { from: 'user' });
  } catch (end) {
    // How the library ends, once it has said why.
    code = exitCodeOf(end);
    if (code === null) throw end;
  }
  return text;
}

const HINT = '加上 --help 可以看用法。\n';

test.each([
  [['simulat'], '没有“simulat”这个命令。想写的是不是 simulate？'],
  [['simulate', 'x', '--data', 'z', '--dat', 'y'], '没有“--dat”这个选项。想写的是不是 --data？'],
  [['simulate', '--data', 'y'], '少写了<方案>。'],
  [['simulate', 'x'], '少写了 --data <文件夹>。'],
  [['simulate', 'x', '--data'], '--data <文件夹> 后面少写了内容。'],
  [['simulate', 'x', 'y', '--data', 'z'], '多写了内容：x, y。名字里有空格时要用引号括起来。'],
  [['simulate', 'x', '--data', 'z', '--kind', 'c'], '--kind <种类> 不能写“c”，只能写 a, b 之一。'],
])('what cannot be used is said in Chinese: %j', (args, words) => {
  expect(said(...args)).toBe(words + HINT);
  expect(code).toBe(2);
});

test('help has no English words of its own', () => {
  for (const help of [said('--help'), said('simulate', '--help')]) {
    expect(help).toContain('用法：');
    expect(code).toBe(0);
    expect(help).not.toMatch(/usage|options|arguments|commands?\b|display|choices/i);
  }
  expect(said('--help')).toContain('[选项] [命令]');
});
