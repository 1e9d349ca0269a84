import { type Command, CommanderError } from 'commander';

const TITLES: Record<string, string> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};

/** What the library says of a line it cannot use, and how a person would say it. */
const FAULTS: readonly (readonly [RegExp, string])[] = [
  [/^error: unknown command '(.+)'/, '没有“$1”这个命令。'],
  [/^error: unknown option '(.+)'/, '没有“$1”这个选项。'],
  [/^error: missing required argument '(.+)'/, '少写了<$1>。'],
  [/^error: required option '(.+)' not specified/, '少写了 $1。'],
  [/^error: option '(.+)' argument missing/, '$1 后面少写了内容。'],
  [
    /^error: option '(.+)' argument '(.*)' is invalid\. Allowed choices are (.+)\./,
    '$1 不能写“$2”，只能写 $3 之一。',
  ],
  [/^error: too many arguments.* but got \d+: (.+)\./, '多写了内容：$1。名字里有空格时要用引号括起来。'],
  [/^error: /, '出错了：'],
  [/\(Did you mean (?:one of )?(.+)\?\)/, '想写的是不是 $1？'],
];

/**
 * Lets a command and all below it answer in Chinese: the library's own words are English.
 *
 * @example inChinese(new Command('jishan')).parse(['node', 'jishan', '--nope']) // 没有“--nope”这个选项。
 */
export function inChinese(command: Command): Command {
  command
    .helpOption('-h, --help', '显示用法')
    .exitOverride()
    .configureHelp({
      styleTitle: (title) => TITLES[title] ?? title,
      styleOptionText: inWords,
      styleSubcommandText: inWords,
      styleOptionDescription: (text) => text.replace(/\(choices: (.+)\)/, '（可选：$1）'),
    })
    .configureOutput({
      outputError: (text, write) => write(`${explainFault(text)}加上 --help 可以看用法。\n`),
    });
  if (command.commands.length > 0) command.helpCommand('help [命令]', '显示某个命令的用法');
  for (const one of command.commands) inChinese(one);
  return command;
}

/** Exit code of a line that cannot be used: 1 already says that a scheme has errors. */
const UNUSABLE_LINE = 2;

/**
 * What the process ends with where the library ended a command: asked for help, or with a line that it cannot use. Null
 * for any other error.
 */
export function exitCodeOf(error: unknown): number | null {
  if (!(error instanceof CommanderError)) return null;
  return error.exitCode === 0 ? 0 : UNUSABLE_LINE;
}

function inWords(text: string): string {
  return text.replace('[options]', '[选项]').replace('[command]', '[命令]');
}

function explainFault(text: string): string {
  return FAULTS.reduce((said, [pattern, words]) => said.replace(pattern, words), text.trim()).replace(
    /\n/g,
    '',
  );
}
