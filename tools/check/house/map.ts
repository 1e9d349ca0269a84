import type { SourceFile } from '../length/judge.ts';

const feature = /^apps\/server\/src\/features\/([a-z-]+)\//;
const page = 'docs/architecture.md';

/** Features of the server that the page for newcomers does not list, and listed ones that are gone. */
export function judgeMap(files: SourceFile[]): string[] {
  const built = new Set(files.flatMap((file) => feature.exec(file.path)?.[1] ?? []));
  const text = files.find((file) => file.path === page)?.text ?? '';
  const table = text.split('| feature |')[1]?.split('\n\n')[0] ?? '';
  const rows = table.split('\n').map((row) => row.split('|')[1] ?? '');
  const listed = new Set(rows.flatMap((cell) => cell.match(/(?<=`)[a-z-]+(?=`)/g) ?? []));
  return [
    ...[...built]
      .filter((name) => !listed.has(name))
      .map((name) => `${page}: the table of features lacks ${name}; say what it is about.`),
    ...[...listed]
      .filter((name) => !built.has(name))
      .map((name) => `${page}: there is no feature ${name}; take its row out.`),
  ];
}
