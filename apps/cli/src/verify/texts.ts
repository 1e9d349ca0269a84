import type { Finding, LedgerTable, Problem, VillageReport } from '@jishan/ledger';
import type { AuditFinding, AuditReport } from '@jishan/server/platform/writer';

const tables: Record<LedgerTable | 'export', string> = {
  ledger_heads: '链头表 ledger_heads',
  ledger_accounts: '账户表 ledger_accounts',
  ledger_balances: '余额表 ledger_balances',
  ledger_postings: '入账表 ledger_postings',
  ledger_transfers: '分录表 ledger_transfers',
  ledger_notes: '说明表 ledger_notes',
  export: '导出文件',
};

const problems: Record<Problem, string> = {
  'posting.hash': '这笔入账的内容或链上摘要被改过',
  'posting.gap': '它前面缺了入账，编号接不上',
  'posting.line_count': '分录的行数和入账写的不一样',
  'transfer.digest': '这行分录的内容被改过',
  'transfer.continuity': '变动前后的余额或次数和上一笔接不上',
  'transfer.unknown_account': '分录用到的账户没有登记',
  'transfer.stray': '多出一行不属于任何入账的分录',
  'note.commitment': '说明文字或它的封签被改过',
  'note.missing': '说明文字整行不见了',
  'note.stray': '多出一行不属于任何分录的说明',
  'account.id': '账户的编号和内容对不上',
  'account.unused': '多出一个从没用过的账户',
  'balance.amount': '余额和分录加起来的数不一样',
  'balance.version': '余额的变动次数和分录不一样',
  'balance.missing': '有分录的账户没有余额',
  'balance.stray': '没有分录的账户却有余额',
  'head.mismatch': '链头和最后一笔入账对不上',
  'head.missing': '有入账却没有链头',
  'tail.cut': '台账比给出的链头短，末尾被截掉了',
  'tail.differs': '台账在这一笔上和给出的链头不同，历史被改写过',
  'export.truncated': '文件不完整，没有读到结尾',
  'export.malformed': '文件的这一行读不懂',
};

const auditProblems: Record<AuditFinding['problem'], string> = {
  'row.gap': '它前面缺了记录，编号接不上',
  'row.hash': '这条记录的内容或链上摘要被改过',
  'detail.missing': '记录的详情整行不见了',
  'detail.commitment': '记录的详情或它的封签被改过',
  'detail.stray': '多出一条不属于任何记录的详情',
  'head.mismatch': '链头和最后一条记录对不上',
};

/** One damaged row in words: where it is, what is wrong. */
export function findingText(village: string, finding: Finding): string {
  const { seq, line, accountId, found, expected } = finding;
  const place = [
    seq === undefined ? '' : `第 ${seq} 号`,
    line === undefined ? '' : `第 ${line} 行`,
    accountId === undefined ? '' : `账户 ${accountId}`,
  ];
  const figures = expected === undefined ? '' : `（现为 ${found ?? '空'}，应为 ${expected}）`;
  return `  ✗ ${village} ${tables[finding.table]} ${place.filter(Boolean).join(' ')}：${problems[finding.problem]}${figures}`;
}

export function auditFindingText(village: string, { seq, problem }: AuditFinding): string {
  return `  ✗ ${village} 操作记录 audit_rows 第 ${seq} 号：${auditProblems[problem]}`;
}

/** One village's line of the report. */
export function villageText(village: string, report: VillageReport, audit: AuditReport | null): string {
  const erased = report.notesErased > 0 ? `，其中 ${report.notesErased} 行说明已依法删除` : '';
  const head = report.head ? `，链头 ${report.head.seq}:${report.head.hash}` : '';
  const acts = audit ? `，操作记录 ${audit.rows} 条` : '';
  const damaged = report.findingsTotal + (audit?.findings.length ?? 0);
  const verdict = damaged === 0 ? '✓' : '✗';
  return `${verdict} ${village}：入账 ${report.postings} 笔、分录 ${report.transfers} 行、账户 ${report.accounts} 个${erased}${acts}${head}`;
}

export function moreText(hidden: number): string {
  return `  …… 还有 ${hidden} 处没有列出`;
}

export function summaryText(villages: number, damaged: number, seconds: number): string {
  const time = `用时 ${seconds.toFixed(1)} 秒`;
  return damaged === 0
    ? `查完 ${villages} 本台账，都完整，没有发现改动。${time}。`
    : `查完 ${villages} 本台账，发现 ${damaged} 处损坏，见上面标 ✗ 的各行。请保留现场，从备份核对。${time}。`;
}
