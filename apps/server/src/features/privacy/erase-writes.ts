import { eraseNotesSql, type NotesToErase } from '@jishan/ledger';
import { defineWrite, type Write } from '../../platform/command/index.ts';

/** Everything that one erasure touches, besides the person's own row. */
export interface ErasedRow {
  village_id: number;
  person_id: string;
  household_id: string;
  alone: boolean;
  /** Of nobody else, ever. */
  accounts: string[];
  leaving: string[];
  events: string[];
  photos: string[];
  /** Of the audit: what rows are about, and rows whose reason tells of the person. */
  targets: string[];
  audit: number[];
  named_events: string[];
  named_decisions: string[];
  named_changes: string[];
  named_organisations: string[];
  /** Matches name and numbers in free text. */
  pattern: string;
  way: 'phone' | 'paper';
  by: string;
  at: Date;
}

const ROWS = `jsonb_to_recordset($1::jsonb) as r(village_id bigint, person_id uuid, household_id uuid, alone boolean,
  accounts uuid[], leaving uuid[], events uuid[], photos uuid[], targets text[], audit bigint[], named_events uuid[],
  named_decisions uuid[], named_changes uuid[], named_organisations uuid[], pattern text, way text, by uuid,
  at timestamptz)`;

/** What stands where a name stood. */
const NOBODY = '某某';

const erase = (name: string, order: number, sql: string) =>
  defineWrite<ErasedRow>({ name: `privacy.${name}`, order, sql, expect: 'any' });

const eraseLedgerNotes = defineWrite<NotesToErase>({
  name: 'privacy.erase-ledger-notes',
  order: 190,
  sql: eraseNotesSql,
  expect: 'any',
});

const writes = [
  // Before the doors go: they say which phones were theirs.
  erase(
    'forget-networks',
    20,
    `delete from sign_in_places p using ${ROWS} join access_doors d on d.account_id = any(r.leaving) and d.kind = 'phone'
      where p.phone_index = d.door_index returning p.phone_index`,
  ),
  erase(
    'end-grants',
    20,
    `update role_grants g set ended_at = r.at, ended_by = r.by from ${ROWS}
      where g.person_id = r.person_id and g.place_id = r.village_id and g.ended_at is null returning g.id`,
  ),
  erase(
    'forget-doors',
    21,
    `delete from access_doors d using ${ROWS} where d.account_id = any(r.leaving) returning d.account_id`,
  ),
  erase(
    'forget-names',
    22,
    `delete from access_names n using ${ROWS} where n.account_id = any(r.leaving) returning n.account_id`,
  ),
  erase(
    'forget-sessions',
    23,
    `delete from sessions s using ${ROWS} where s.account_id = any(r.leaving) returning s.id`,
  ),
  erase(
    'close-accounts',
    24,
    `update access_accounts a set disabled_at = r.at from ${ROWS}
      where a.id = any(r.leaving) and a.disabled_at is null returning a.id`,
  ),
  erase(
    'delete-event-notes',
    130,
    `delete from event_notes n using ${ROWS}
      where n.village_id = r.village_id and n.event_id = any(r.events) returning n.event_id`,
  ),
  erase(
    'unname-event-notes',
    131,
    `update event_notes n set body = regexp_replace(n.body, r.pattern, '${NOBODY}', 'g') from ${ROWS}
      where n.village_id = r.village_id and n.event_id = any(r.named_events) and n.body ~ r.pattern
      returning n.event_id`,
  ),
  erase(
    'unname-decision-notes',
    132,
    `update decision_notes n set by_name = regexp_replace(n.by_name, r.pattern, '${NOBODY}', 'g'),
        for_name = regexp_replace(n.for_name, r.pattern, '${NOBODY}', 'g'),
        comment = regexp_replace(n.comment, r.pattern, '${NOBODY}', 'g')
      from ${ROWS} where n.village_id = r.village_id and n.decision_id = any(r.named_decisions)
      returning n.decision_id`,
  ),
  erase(
    'delete-comments',
    133,
    `update decision_notes n set comment = null from ${ROWS} join decisions d on d.village_id = r.village_id
        and d.event_id = any(r.events)
      where n.village_id = d.village_id and n.decision_id = d.id and n.comment is not null returning n.decision_id`,
  ),
  erase(
    'delete-change-notes',
    134,
    `delete from household_change_notes n using ${ROWS} join household_changes c on c.village_id = r.village_id
        and (c.member_id = r.person_id or c.id = any(r.named_changes) or (r.alone and c.household_id = r.household_id))
      where n.village_id = c.village_id and n.change_id = c.id returning n.change_id`,
  ),
  erase(
    'unname-organisations',
    135,
    `update organisations o set name = '已删除-' || left(o.id::text, 13) from ${ROWS}
      where o.village_id = r.village_id and o.id = any(r.named_organisations) returning o.id`,
  ),
  erase(
    'delete-loose-photos',
    140,
    `delete from photos p using ${ROWS}
      where p.village_id = r.village_id and p.id = any(r.photos) and p.event_id is null returning p.id`,
  ),
  erase(
    'withdraw-photos-of-person',
    141,
    `update photos p set withdrawn_at = r.at, withdrawn_for = 'erasure', content_hash = '', fingerprint = null,
        taken_at = null, same_as = null from ${ROWS}
      where p.village_id = r.village_id and p.id = any(r.photos) and p.withdrawn_at is null returning p.id`,
  ),
  erase(
    'void-cards',
    150,
    `update household_cards c set voided_at = coalesce(c.voided_at, r.at), pin_hash = null, pin_set_at = null
      from ${ROWS} where c.village_id = r.village_id and c.person_id = r.person_id returning c.id`,
  ),
  erase(
    'end-bindings',
    151,
    `update helper_bindings b set unbound_at = r.at, unbound_by = r.by from ${ROWS}
      where b.village_id = r.village_id and b.unbound_at is null
        and (b.helper_account = any(r.accounts) or (r.alone and b.household_id = r.household_id)) returning b.id`,
  ),
  erase(
    'close-consents',
    152,
    `update consents c set withdrawn_at = r.at, withdrawn_way = r.way, withdrawn_by = r.by from ${ROWS}
      where c.village_id = r.village_id and c.member_id = r.person_id and c.withdrawn_at is null returning c.id`,
  ),
  erase(
    'empty-copies',
    153,
    `update data_copies c set emptied_at = r.at, key_sealed = null from ${ROWS}
      where c.village_id = r.village_id and c.household_id = r.household_id and c.emptied_at is null returning c.id`,
  ),
  erase(
    'forget-import-rows',
    154,
    `delete from roster_import_rows i using ${ROWS}
      where i.village_id = r.village_id and i.kind = 'member' and i.target_id = r.person_id returning i.target_id`,
  ),
  erase(
    'end-roster-files',
    155,
    `update roster_files f set expires_at = r.at from ${ROWS}
      where f.village_id = r.village_id and f.emptied_at is null and f.expires_at > r.at
        and not exists (select from roster_imports i where i.village_id = f.village_id and i.file_id = f.id
          and i.state in ('waiting', 'running')) returning f.id`,
  ),
  erase(
    'end-exports',
    156,
    `update village_exports e set expires_at = r.at from ${ROWS}
      where e.village_id = r.village_id and e.emptied_at is null and e.expires_at > r.at returning e.id`,
  ),
  erase(
    'erase-audit-details',
    195,
    `with wanted as (
        select a.village_id, a.seq from ${ROWS} join audit_rows a on a.village_id in (0, r.village_id)
          and a.actor_id = any(r.accounts::text[])
        union
        select a.village_id, a.seq from ${ROWS} join audit_rows a on a.village_id in (0, r.village_id)
          and a.target = any(r.targets)
        union
        select r.village_id, s.seq from ${ROWS} cross join lateral unnest(r.audit) as s(seq)
      )
      update audit_details d set salt = null, detail = null, erased = true from wanted w
      where d.village_id = w.village_id and d.seq = w.seq and not d.erased returning d.seq`,
  ),
];

/** All rows that take a person's traces away; the person's own row goes by `writesOfErasure` of people. */
export function eraseTraces(row: ErasedRow): Write[] {
  const holders = [`m:${row.person_id}`, ...(row.alone ? [`h:${row.household_id}`] : [])];
  return [
    ...writes.map((write) => write(row)),
    eraseLedgerNotes({ village_id: row.village_id, holders, sources: row.events }),
  ];
}
