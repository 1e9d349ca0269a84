import type { VillageReport } from '@jishan/ledger';
import type { AuditReport } from '@jishan/server/platform/writer';
import { auditFindingText, findingText, moreText, summaryText, villageText } from './texts.ts';

/** Says what was found, village by village, and keeps count. */
export interface Report {
  nameVillages(names: [number, string][]): void;
  add(ledger: VillageReport, audit: AuditReport | null): void;
  /** Says the sum; answers how many damaged places there are. */
  end(): number;
}

export function createReport(say: (line: string) => void): Report {
  const names = new Map<number, string>([[0, '系统本身']]);
  const started = performance.now();
  let villages = 0;
  let damaged = 0;
  return {
    nameVillages(list) {
      for (const [id, name] of list) names.set(id, name);
    },
    add(ledger, audit) {
      const village = names.get(ledger.villageId) ?? `村 ${ledger.villageId}`;
      villages += 1;
      damaged += ledger.findingsTotal + (audit?.findings.length ?? 0);
      say(villageText(village, ledger, audit));
      for (const finding of ledger.findings) say(findingText(village, finding));
      const hidden = ledger.findingsTotal - ledger.findings.length;
      if (hidden > 0) say(moreText(hidden));
      for (const finding of audit?.findings ?? []) say(auditFindingText(village, finding));
    },
    end() {
      say(summaryText(villages, damaged, (performance.now() - started) / 1000));
      return damaged;
    },
  };
}
