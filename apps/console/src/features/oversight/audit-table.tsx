import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { Fragment, useState } from 'react';
import type { AuditRow } from '../../lib/api-types.ts';
import { formatMoment, joined } from '../../lib/format.ts';
import { roleTitles } from '../../lib/roles.ts';
import { texts } from '../../texts.ts';
import { Fact, Mark } from '../../ui/marks.tsx';

const t = texts.oversight;

/** Rows of the record; details open below their row. */
export function AuditTable({ rows, showPlace }: { rows: AuditRow[]; showPlace: boolean }) {
  const [open, setOpen] = useState<string | null>(null);
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t.columns.at}</th>
          <th scope="col">{t.columns.who}</th>
          <th scope="col">{t.columns.act}</th>
          <th scope="col">{t.columns.target}</th>
          <th scope="col">{t.columns.reason}</th>
          <th scope="col" aria-label={t.details} />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const key = `${row.villageId}/${row.seq}`;
          const isOpen = open === key;
          return (
            <Fragment key={key}>
              <tr>
                <td className="lead digits">{formatMoment(row.at, new Date())}</td>
                <td data-label={t.columns.who}>
                  {whoOf(row)} {row.outside && <Mark tone="info">{t.outside}</Mark>}
                </td>
                <td data-label={t.columns.act}>
                  {joined(showPlace ? (row.placeName ?? undefined) : undefined, row.actionLabel)}
                </td>
                <td data-label={t.columns.target}>
                  <Target row={row} />
                </td>
                <td data-label={t.columns.reason}>{row.reason ?? ''}</td>
                <td>
                  <Button size="small" aria-expanded={isOpen} onClick={() => setOpen(isOpen ? null : key)}>
                    {isOpen ? t.hide : t.details}
                  </Button>
                </td>
              </tr>
              {isOpen && (
                <tr className="audit-details">
                  <td colSpan={6}>
                    <Details row={row} />
                  </td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

/** `样例甲 · 赵巷镇 镇级部门`. */
export function whoOf(row: {
  actorKind?: AuditRow['actorKind'];
  actorName: string;
  actorPlace: string | null;
  actorRole: string | null;
}): string {
  if (row.actorKind === 'system') return t.system;
  if (row.actorKind === 'villager') return t.villager;
  const role = row.actorRole === null ? undefined : roleTitles[row.actorRole as keyof typeof roleTitles];
  return joined(row.actorName, [row.actorPlace, role].filter(Boolean).join(' '));
}

function Target({ row }: { row: AuditRow }) {
  const [kind = '', id = ''] = row.target.split(':');
  const word = joined(t.targets[kind] ?? kind, row.doorCode ?? undefined);
  if (kind === 'household' && row.villageId > 0)
    return (
      <Link
        to="/villages/$villageId/households/$householdId"
        params={{ villageId: row.villageId, householdId: id }}
      >
        {word}
      </Link>
    );
  return <>{word}</>;
}

function Details({ row }: { row: AuditRow }) {
  return (
    <>
      <dl className="facts">
        <Fact name={t.seq}>{row.seq}</Fact>
        <Fact name={t.request}>{row.requestId}</Fact>
        {row.ip && <Fact name={t.address}>{row.ip}</Fact>}
      </dl>
      {row.erased && <p>{t.erased}</p>}
      {!row.erased && !row.before && !row.after && <p className="soft">{t.nothingMore}</p>}
      {row.before && <Values name={t.before} text={row.before} />}
      {row.after && <Values name={t.after} text={row.after} />}
    </>
  );
}

function Values({ name, text }: { name: string; text: string }) {
  return (
    <div className="audit-values">
      <b>{name}</b>
      <pre>{JSON.stringify(JSON.parse(text), null, 2)}</pre>
    </div>
  );
}
