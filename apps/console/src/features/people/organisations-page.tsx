import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { troubleOf } from '../../lib/errors.ts';
import { dayOf, formatDate } from '../../lib/format.ts';
import { offers } from '../../lib/roles.ts';
import { type Organisation, rosterApi } from '../../lib/roster-api.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { Mark } from '../../ui/marks.tsx';
import { Empty, Loading, ProblemLine } from '../../ui/states.tsx';
import { useActor } from '../access/session.ts';
import { ChoiceField, DayField, TextField } from './fields.tsx';
import { HouseholdPicker } from './household-picker.tsx';
import './people.css';
import './roster.css';

const route = getRouteApi('/in/villages/$villageId/organisations');
const t = texts.roster.organisations;
const words = texts.roster.change;

type Act = { of: 'add' } | { of: 'edit' | 'close'; organisation: Organisation };

/** Shops and associations of a village, and the household that each accumulates to. */
export function OrganisationsPage() {
  const { villageId } = route.useParams();
  const mayChange = offers(useActor(), 'roster');
  const [act, setAct] = useState<Act | null>(null);
  const query = useQuery({
    queryKey: ['organisations', villageId],
    queryFn: () => rosterApi.organisations(villageId),
  });
  const rows = query.data?.organisations ?? [];
  return (
    <div className="page">
      <p>
        <Link to="/villages/$villageId/households" params={{ villageId }}>
          {texts.household.back}
        </Link>
      </p>
      <div className="page-head">
        <h1>{t.title}</h1>
        {mayChange && act === null && (
          <div className="page-head-aside">
            <Button size="large" onClick={() => setAct({ of: 'add' })}>
              {t.add}
            </Button>
          </div>
        )}
      </div>
      {act && act.of !== 'close' && (
        <OrganisationForm
          key={act.of === 'edit' ? act.organisation.id : 'new'}
          villageId={villageId}
          organisation={act.of === 'edit' ? act.organisation : null}
          onDone={() => setAct(null)}
        />
      )}
      {act?.of === 'close' && (
        <CloseForm villageId={villageId} organisation={act.organisation} onDone={() => setAct(null)} />
      )}
      <section className="sheet">
        {query.isPending && <Loading label={t.loading} />}
        <TroubleBox title={t.failed} of={query} />
        {query.data && rows.length === 0 && <Empty title={t.empty} hint={t.emptyHint} />}
        {rows.length > 0 && (
          <OrganisationTable villageId={villageId} rows={rows} mayChange={mayChange} onAct={setAct} />
        )}
      </section>
    </div>
  );
}

function OrganisationTable(props: {
  villageId: number;
  rows: readonly Organisation[];
  mayChange: boolean;
  onAct: (act: Act) => void;
}) {
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t.columns.name}</th>
          <th scope="col">{t.columns.kind}</th>
          <th scope="col">{t.columns.group}</th>
          <th scope="col">{t.columns.household}</th>
          {props.mayChange && <th scope="col">{texts.roster.change.kind}</th>}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={row.id}>
            <td className="lead">{row.name}</td>
            <td data-label={t.columns.kind}>{row.kindLabel}</td>
            <td data-label={t.columns.group}>{row.group}</td>
            <td data-label={t.columns.household}>
              {row.household ? (
                <Link
                  to="/villages/$villageId/households/$householdId"
                  params={{ villageId: props.villageId, householdId: row.household.householdId }}
                >
                  {row.household.doorCode}
                </Link>
              ) : (
                t.none
              )}
            </td>
            {props.mayChange && (
              <td>
                {row.closedOn === null ? (
                  <span className="roster-acts">
                    <Button onClick={() => props.onAct({ of: 'edit', organisation: row })}>{t.edit}</Button>
                    <Button onClick={() => props.onAct({ of: 'close', organisation: row })}>{t.close}</Button>
                  </span>
                ) : (
                  <Mark tone="plain">{t.closed(formatDate(row.closedOn))}</Mark>
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function useSave(villageId: number, act: () => Promise<unknown>, onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['organisations', villageId] });
      onDone();
    },
  });
}

function OrganisationForm(props: {
  villageId: number;
  organisation: Organisation | null;
  onDone: () => void;
}) {
  const { villageId, organisation } = props;
  const [state, setState] = useState({
    name: organisation?.name ?? '',
    kind: organisation?.kind ?? 'shop',
    group: organisation?.group ?? '',
    householdId: organisation?.household?.householdId ?? '',
    label: organisation?.household?.doorCode ?? '',
    reason: '',
  });
  const save = useSave(
    villageId,
    () => {
      const { name, kind, group, householdId, reason } = state;
      const body = { name, kind, group, householdId: householdId === '' ? null : householdId, reason };
      return organisation
        ? rosterApi.correctOrganisation(villageId, organisation.id, body)
        : rosterApi.addOrganisation(villageId, body);
    },
    props.onDone,
  );
  const ready = state.name.trim() !== '' && state.reason.trim() !== '';
  function submit(event: FormEvent) {
    event.preventDefault();
    if (ready) save.mutate();
  }
  return (
    <form className="sheet sheet-body roster-form" onSubmit={submit} noValidate aria-label={t.add}>
      <TextField
        word={t.columns.name}
        value={state.name}
        autoFocus
        onChange={(name) => setState({ ...state, name })}
      />
      <ChoiceField
        word={t.columns.kind}
        value={state.kind}
        options={(['shop', 'association', 'other'] as const).map((value) => ({
          value,
          label: t.kinds[value],
        }))}
        onChange={(kind) => setState({ ...state, kind })}
      />
      <TextField word={words.group} value={state.group} onChange={(group) => setState({ ...state, group })} />
      <HouseholdPicker
        word={t.household}
        villageId={villageId}
        value={state.householdId}
        label={state.label}
        onChange={(householdId, label) => setState({ ...state, householdId, label })}
      />
      <TextField
        word={words.reason}
        value={state.reason}
        hint={words.reasonHint}
        onChange={(reason) => setState({ ...state, reason })}
      />
      <div className="roster-acts">
        <Button type="primary" htmlType="submit" disabled={!ready} loading={save.isPending}>
          {texts.roster.save}
        </Button>
        <Button onClick={props.onDone}>{texts.roster.cancel}</Button>
      </div>
      {save.isError && <ProblemLine problem={troubleOf(save.error)} />}
    </form>
  );
}

function CloseForm(props: { villageId: number; organisation: Organisation; onDone: () => void }) {
  const [on, setOn] = useState(dayOf(new Date()));
  const [reason, setReason] = useState('');
  const save = useSave(
    props.villageId,
    () => rosterApi.closeOrganisation(props.villageId, props.organisation.id, { on, reason }),
    props.onDone,
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    if (reason.trim() !== '') save.mutate();
  }
  return (
    <form className="sheet sheet-body roster-form" onSubmit={submit} noValidate aria-label={t.close}>
      <p>
        <b>{props.organisation.name}</b>
      </p>
      <DayField word={t.closeFrom} value={on} onChange={setOn} />
      <TextField word={words.reason} value={reason} hint={words.reasonHint} autoFocus onChange={setReason} />
      <div className="roster-acts">
        <Button danger htmlType="submit" disabled={reason.trim() === ''} loading={save.isPending}>
          {t.close}
        </Button>
        <Button onClick={props.onDone}>{texts.roster.cancel}</Button>
      </div>
      {save.isError && <ProblemLine problem={troubleOf(save.error)} />}
    </form>
  );
}
