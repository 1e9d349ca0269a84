import { localIso } from '../../platform/clock/index.ts';
import { columnName, type Sheet, textOf } from '../../platform/sheets/index.ts';
import { maskIdNumber, maskPhone } from '../people/index.ts';
import {
  type FaultCode,
  faultTexts,
  guessReading,
  type RosterFault,
  severityOf,
  type SkippedRow,
} from '../rosters/index.ts';
import { type Analysis, countPlan } from './analyse.ts';
import type { PersonField } from './plan-families.ts';
import { targetList } from './targets.ts';

const PREVIEW_MAX = 20;
const SAMPLES_MAX = 3;
const SKIPPED_SHOWN = 60;

/** A file as the wizard shows it: how it is read, what would come of it, what is wrong by kinds. */
export function viewFile(analysis: Analysis) {
  const { row, content, sheet, understanding, faults } = analysis;
  return {
    fileId: row.id,
    title: content.title,
    kind: row.kind,
    uploadedAt: localIso(row.uploaded_at),
    expiresAt: localIso(row.expires_at),
    sheets: content.sheets.map(({ name, rows }, index) => ({
      index,
      name: name || '名册',
      rows: rows.length,
    })),
    reading: row.reading,
    columns: viewColumns(content.sheets, sheet, analysis),
    targets: targetList,
    counts: countPlan(analysis),
    kinds: countKinds(faults),
    skipped: viewSkipped(understanding.skipped),
    preview: preview(analysis),
  };
}

function viewColumns(sheets: readonly Sheet[], sheet: Sheet, { row: { reading } }: Analysis) {
  const { labels } = guessReading(sheets, reading.sheet).header;
  const first = Math.max(0, reading.headerRow + reading.headerRows);
  return reading.columns.map((_, index) => ({
    index,
    letter: columnName(index),
    label: labels[index] ?? '',
    samples: sheet.rows
      .slice(first)
      .flatMap((cells) => {
        const text = textOf(cells[index]).trim();
        return text === '' ? [] : [text.slice(0, 40)];
      })
      .slice(0, SAMPLES_MAX),
  }));
}

function countKinds(faults: readonly RosterFault[]) {
  const counts = new Map<FaultCode, number>();
  for (const { code } of faults) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
    .map(([code, count]) => ({ code, title: faultTexts[code].title, severity: severityOf(code), count }))
    .sort(
      (a, b) => a.severity.localeCompare(b.severity) || b.count - a.count || a.code.localeCompare(b.code),
    );
}

function viewSkipped(skipped: readonly SkippedRow[]) {
  return [...Map.groupBy(skipped, ({ why }) => why)].map(([why, rows]) => ({
    why,
    count: rows.length,
    rows: rows.slice(0, SKIPPED_SHOWN).map(({ row }) => row + 1),
  }));
}

/** The first people as they would be stored: these are the clerk's own cells, so they are shown as they are. */
function preview({ families }: Analysis) {
  return families
    .flatMap(({ family, doorCode, members }) =>
      members.map(({ act, person }) => ({
        row: person.row + 1,
        doorCode,
        group: family.group,
        section: family.section,
        name: person.name,
        relation: person.relation,
        idNumber: person.idNumber ?? '',
        phone: person.phone ?? '',
        bornOn: person.bornOn ?? '',
        act,
      })),
    )
    .slice(0, PREVIEW_MAX);
}

/** One fault in words, with where it is as a spreadsheet counts. */
export function viewFault({ row, column, code, found, more }: RosterFault, labels: readonly string[]) {
  return {
    row: row + 1,
    column: column === null || column < 0 ? '' : columnName(column),
    columnLabel: column === null || column < 0 ? '' : (labels[column] ?? ''),
    code,
    severity: severityOf(code),
    title: faultTexts[code].title,
    found: found.slice(0, 80),
    message: faultTexts[code].say(more ?? ''),
  };
}

const FIELD_LABELS: Record<PersonField, string> = {
  phone: '手机号',
  idNumber: '身份证号',
  bornOn: '出生日期',
};

/** What would change of what the village has: what is there now is masked, what comes is the clerk's own cell. */
export function viewChanges({ families }: Analysis) {
  return families.flatMap(({ family, household, move, members }) => [
    ...(move && household
      ? [
          {
            row: family.row + 1,
            doorCode: household.doorCode,
            name: '',
            field: '小组、片区',
            before: [household.group, household.section].filter(Boolean).join(' '),
            after: [move.group, move.section].filter(Boolean).join(' '),
          },
        ]
      : []),
    ...members.flatMap((plan) =>
      plan.act === 'change'
        ? plan.fields.map((field) => ({
            row: plan.person.row + 1,
            doorCode: household?.doorCode ?? '',
            name: plan.person.name,
            field: FIELD_LABELS[field],
            before: masked(field, plan.member.person[field]),
            after: plan.person[field] ?? '',
          }))
        : [],
    ),
  ]);
}

function masked(field: PersonField, value: string | undefined): string {
  if (value === undefined) return '';
  if (field === 'phone') return maskPhone(value);
  return field === 'idNumber' ? maskIdNumber(value) : `${value.slice(0, 4)}-**-**`;
}
