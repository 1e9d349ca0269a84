import { Command } from 'commander';
import { type FileFinding, findingText, readSchemeFiles } from '../files/scheme-files.ts';
import { writeOut } from '../files/write-out.ts';
import { endUnusable } from './unusable.ts';

/** `jishan lint`: says what is wrong with a scheme before anybody votes on it. Exit 1 when anything is an error. */
export function lintCommand(): Command {
  return new Command('lint')
    .description('检查积分方案的写法和合不合法，一处一处说出问题')
    .argument('<方案>', '一个方案文件，或放着同一方案各个版本的文件夹')
    .option('--json', '按 JSON 输出')
    .action(lint);
}

async function lint(path: string, options: { json?: boolean }): Promise<void> {
  try {
    const findings = sorted(readSchemeFiles(path, { lawful: true }).findings);
    await writeOut(
      options.json ? `${JSON.stringify(findings.map(jsonFinding), null, 2)}\n` : asText(findings),
    );
    process.exitCode = findings.some(({ level }) => level === 'error') ? 1 : 0;
  } catch (error) {
    endUnusable(error);
  }
}

function sorted(findings: readonly FileFinding[]): FileFinding[] {
  return [...findings].sort((a, b) => Number(a.level !== 'error') - Number(b.level !== 'error'));
}

function asText(findings: readonly FileFinding[]): string {
  if (findings.length === 0) return '没有发现问题。\n';
  const errors = findings.filter(({ level }) => level === 'error').length;
  const lines = findings.map(findingText);
  return `${lines.join('\n')}\n共 ${errors} 处错误，${findings.length - errors} 处提醒。\n`;
}

/** What any reader needs first; file and place help an editor. */
function jsonFinding({ level, code, path, message, clause, file, line, column }: FileFinding): object {
  return { level, code, path, message, clause: clause ?? null, file, line, column };
}
