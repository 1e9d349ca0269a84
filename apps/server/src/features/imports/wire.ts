import { z } from 'zod';
import { placeId, uuid, when } from '../../platform/http/index.ts';
import { allTargets, type FaultCode, faultTexts, type Target } from '../rosters/index.ts';

export const VillageParams = z.object({ villageId: placeId() });
export const FileParams = z.object({ villageId: placeId(), fileId: uuid('名册编号') });
export const ImportParams = z.object({ villageId: placeId(), importId: uuid('导入编号') });

const PASTED_LETTERS_MAX = 900_000;
export const PastedBody = z.object({
  text: z.string().min(1).max(PASTED_LETTERS_MAX).meta({ title: '粘贴的名册' }),
});

const target = z.enum(allTargets as unknown as [Target, ...Target[]]);
const severity = z.enum(['error', 'notice']);
const code = z.enum(Object.keys(faultTexts) as [FaultCode, ...FaultCode[]]);

export const ReadingBody = z.object({
  sheet: z.number().int().min(0).max(100).meta({ title: '表' }),
  columns: z.array(target).max(200).optional().meta({ title: '每一列是什么' }),
  joinOn: z.iso.date().nullable().meta({ title: '开始参与的日子' }),
});

const Tally = z.object({ make: z.number().int(), change: z.number().int(), same: z.number().int() });
const Made = z.object({ made: z.number().int(), changed: z.number().int(), same: z.number().int() });

export const FileAnswer = z.object({
  fileId: z.uuid(),
  title: z.string(),
  kind: z.enum(['xlsx', 'xls', 'text', 'pasted']),
  uploadedAt: when(),
  expiresAt: when(),
  sheets: z.array(z.object({ index: z.number().int(), name: z.string(), rows: z.number().int() })),
  reading: z.object({
    sheet: z.number().int(),
    headerRow: z.number().int(),
    headerRows: z.number().int(),
    columns: z.array(target),
    joinOn: z.string().nullable(),
  }),
  columns: z.array(
    z.object({
      index: z.number().int(),
      letter: z.string(),
      label: z.string(),
      samples: z.array(z.string()),
    }),
  ),
  targets: z.array(z.object({ id: target, label: z.string() })),
  counts: z.object({
    persons: z.number().int(),
    households: Tally,
    members: Tally,
    refused: z.number().int(),
    leftOut: z.number().int(),
    errors: z.number().int(),
    notices: z.number().int(),
  }),
  kinds: z.array(z.object({ code, title: z.string(), severity, count: z.number().int() })),
  skipped: z.array(
    z.object({
      why: z.enum(['header', 'total', 'footer', 'remark', 'group_title']),
      count: z.number().int(),
      rows: z.array(z.number().int()),
    }),
  ),
  preview: z.array(
    z.object({
      row: z.number().int(),
      doorCode: z.string(),
      group: z.string(),
      section: z.string(),
      name: z.string(),
      relation: z.enum(['head', 'spouse', 'child', 'parent', 'other']),
      idNumber: z.string(),
      phone: z.string(),
      bornOn: z.string(),
      act: z.enum(['make', 'same', 'change']),
    }),
  ),
});

export const FaultsQuery = {
  severity: severity.optional().meta({ title: '轻重' }),
  code: code.optional().meta({ title: '问题种类' }),
};

export const FaultsAnswer = z.object({
  faults: z.array(
    z.object({
      row: z.number().int(),
      column: z.string(),
      columnLabel: z.string(),
      code,
      severity,
      title: z.string(),
      found: z.string(),
      message: z.string(),
    }),
  ),
  total: z.number().int(),
});

export const ChangesAnswer = z.object({
  changes: z.array(
    z.object({
      row: z.number().int(),
      doorCode: z.string(),
      name: z.string(),
      field: z.string(),
      before: z.string(),
      after: z.string(),
    }),
  ),
  total: z.number().int(),
});

export const StartedAnswer = z.object({ importId: z.uuid() });

export const ImportAnswer = z.object({
  importId: z.uuid(),
  fileId: z.uuid(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'undoing', 'undone']),
  askedAt: when(),
  /** Asked for by whoever asks now. */
  mine: z.boolean(),
  done: z.number().int(),
  total: z.number().int(),
  counts: z
    .object({
      households: Made,
      members: Made,
      refused: z.number().int(),
      leftOut: z.number().int(),
      notices: z.number().int(),
    })
    .nullable(),
  endedAt: when().nullable(),
  /** Until when it can be undone; null when it cannot. */
  undoUntil: when().nullable(),
  /** What undoing left as it is. */
  kept: z.array(
    z.object({
      householdId: z.uuid(),
      doorCode: z.string(),
      reason: z.enum(['touched', 'in_use', 'in_ledger', 'has_account']),
    }),
  ),
});

export const ImportsAnswer = z.object({ imports: z.array(ImportAnswer) });
export const TemplatesAnswer = z.object({
  templates: z.array(z.object({ name: z.string(), title: z.string() })),
});
