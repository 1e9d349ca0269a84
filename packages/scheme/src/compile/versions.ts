import type { FactSubject, SchemeDocument } from '../document.ts';
import { factType } from '../expressions/environment.ts';
import { parseInstant } from '../time.ts';
import type { Finding } from '../types.ts';

/** Contradictions between the versions of one scheme, which must be in order of their start. */
export function checkVersions(documents: readonly SchemeDocument[]): Finding[] {
  const findings: Finding[] = [];
  const error: ReportFault = (code, path, message, ...sources) =>
    findings.push({ level: 'error', code, path, message, sources });
  const [first] = documents;
  if (!first) {
    error('versions.none', '', '一个版本也没有');
    return findings;
  }
  for (const [at, document] of documents.entries()) {
    const name = `版本 ${document.version} `;
    if (document.template === true) {
      error(
        'versions.template',
        'template',
        `${name}是样板（template: true），只能给别的方案继承，不能施行`,
        at,
      );
    }
    if (document.scheme !== first.scheme) {
      error(
        'versions.scheme',
        'scheme',
        `${name}的方案编号是 ${document.scheme}，和 ${first.scheme} 不是同一个方案`,
        at,
        0,
      );
    }
    const same = documents.findIndex((one) => String(one.version) === String(document.version));
    if (same < at) error('versions.repeated', 'version', `${name}写了两次`, at, same);
    if ((document.decimals ?? 0) !== (first.decimals ?? 0)) {
      error('versions.decimals', 'decimals', `${name}的小数位数和前面的版本不一样，同一方案要一样`, at, 0);
    }
    const before = documents[at - 1];
    if (before && parseInstant(before.from) === parseInstant(document.from)) {
      error('versions.from', 'from', `${name}和版本 ${before.version} 从同一天起施行`, at, at - 1);
    }
    for (const [earlier, other] of documents.slice(0, at).entries()) {
      const both: ReportFault = (code, path, message) => error(code, path, message, at, earlier);
      compareBalances(other, document, both);
      compareFacts(other, document, both);
    }
  }
  return findings;
}

function compareFacts(before: SchemeDocument, after: SchemeDocument, error: ReportFault): void {
  for (const [subject, facts] of Object.entries(after.facts ?? {})) {
    for (const [name, declaration] of Object.entries(facts)) {
      const old = before.facts?.[subject as FactSubject]?.[name];
      if (old === undefined || factType(old) === factType(declaration)) continue;
      error(
        'versions.fact',
        `facts.${subject}.${name}`,
        `事实 ${name} 的类型和版本 ${before.version} 不一样`,
      );
    }
  }
}

type ReportFault = (code: string, path: string, message: string, ...sources: number[]) => void;

function compareBalances(before: SchemeDocument, after: SchemeDocument, error: ReportFault): void {
  for (const [id, rule] of Object.entries(after.balances)) {
    const old = before.balances[id];
    if (!old) continue;
    const same =
      old.period === rule.period &&
      (old.begins ?? '01-01') === (rule.begins ?? '01-01') &&
      (old.holder ?? 'household') === (rule.holder ?? 'household');
    if (same) continue;
    error(
      'versions.balance',
      `balances.${id}`,
      `账户 ${id} 的期限、起始日或名下对象和版本 ${before.version} 不一样；要改就另起一个编号`,
    );
  }
}
