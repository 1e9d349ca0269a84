import type { SourceFile } from '../length/judge.ts';

const declaring =
  /^apps\/server\/src\/platform\/config\/(?!.*\.test\.ts$).*\.ts$|^apps\/cli\/src\/commands\/start\.ts$/;
const manual = /^docs\/manual\/.*\.md$/;

/** Settings that no page of the manual names, and settings of the manual that the server does not read. */
export function judgeSettings(files: SourceFile[]): string[] {
  const declared = namesIn(files.filter((file) => declaring.test(file.path)));
  const described = namesIn(files.filter((file) => manual.test(file.path)));
  return [
    ...[...declared]
      .filter((name) => !described.has(name))
      .map((name) => `${name}: no page of docs/manual says what it does; add a row to settings.md.`),
    ...[...described]
      .filter((name) => !declared.has(name))
      .map((name) => `${name}: docs/manual names it and the server does not read it; take it out.`),
  ];
}

function namesIn(files: SourceFile[]): Set<string> {
  return new Set(files.flatMap((file) => file.text.match(/\bJISHAN_[A-Z_]*[A-Z]\b/g) ?? []));
}
