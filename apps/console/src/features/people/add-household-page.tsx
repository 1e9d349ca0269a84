import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { troubleOf } from '../../lib/errors.ts';
import { dayOf } from '../../lib/format.ts';
import { rosterApi } from '../../lib/roster-api.ts';
import { texts } from '../../texts.ts';
import { ProblemLine } from '../../ui/states.tsx';
import { ChoiceField, DayField, FactInputs, factsTyped, TextField, type TypedFacts } from './fields.tsx';
import './people.css';
import './roster.css';

const route = getRouteApi('/in/villages/$villageId/households/new');
const t = texts.roster.add;
const words = texts.roster.change;

type Relation = 'head' | 'spouse' | 'child' | 'parent' | 'other';

interface Row {
  key: number;
  name: string;
  relation: Relation;
  phone: string;
  bornOn: string;
}

const row = (key: number): Row => ({
  key,
  name: '',
  relation: key === 1 ? 'head' : key === 2 ? 'spouse' : 'child',
  phone: '',
  bornOn: '',
});

/** A household that was not on the roster: door, facts, people. */
export function AddHouseholdPage() {
  const { villageId } = route.useParams();
  const navigate = route.useNavigate();
  const client = useQueryClient();
  const fields = useQuery({
    queryKey: ['fact-fields', villageId],
    queryFn: () => rosterApi.fields(villageId),
  });
  const [place, setPlace] = useState({ door: '', group: '', section: '', on: dayOf(new Date()), reason: '' });
  const [facts, setFacts] = useState<TypedFacts>({});
  const [people, setPeople] = useState<Row[]>([row(1)]);
  const save = useMutation({
    mutationFn: () =>
      rosterApi.addHousehold(villageId, {
        doorCode: place.door,
        group: place.group,
        section: place.section,
        facts: factsTyped(fields.data?.household ?? [], {}, facts),
        members: people.map(({ name, relation, phone, bornOn }) => ({ name, relation, phone, bornOn })),
        on: place.on,
        reason: place.reason,
      }),
    onSuccess: async ({ householdId }) => {
      await client.invalidateQueries({ queryKey: ['households'] });
      await navigate({
        to: '/villages/$villageId/households/$householdId',
        params: { villageId, householdId },
      });
    },
  });
  const ready =
    place.door.trim() !== '' && place.reason.trim() !== '' && people.every((one) => one.name.trim() !== '');
  function submit(event: FormEvent) {
    event.preventDefault();
    if (ready) save.mutate();
  }
  return (
    <div className="page">
      <p>
        <Link to="/villages/$villageId/households" params={{ villageId }}>
          {t.back}
        </Link>
      </p>
      <div className="page-head">
        <h1>{t.title}</h1>
        <span className="soft">{t.hint}</span>
      </div>
      <form className="sheet sheet-body roster-form" onSubmit={submit} noValidate aria-label={t.title}>
        <TextField
          word={words.door}
          value={place.door}
          autoFocus
          onChange={(door) => setPlace({ ...place, door })}
        />
        <TextField
          word={words.group}
          value={place.group}
          onChange={(group) => setPlace({ ...place, group })}
        />
        <TextField
          word={words.section}
          value={place.section}
          onChange={(section) => setPlace({ ...place, section })}
        />
        <FactInputs fields={fields.data?.household ?? []} typed={facts} onChange={setFacts} />
        <People people={people} onChange={setPeople} />
        <DayField word={t.on} value={place.on} onChange={(on) => setPlace({ ...place, on })} />
        <TextField
          word={words.reason}
          value={place.reason}
          hint={words.reasonHint}
          onChange={(reason) => setPlace({ ...place, reason })}
        />
        {fields.data && <p className="soft">{t[fields.data.joins]}</p>}
        <div className="roster-acts">
          <Button type="primary" htmlType="submit" disabled={!ready} loading={save.isPending}>
            {t.submit}
          </Button>
        </div>
        {save.isError && <ProblemLine problem={troubleOf(save.error)} />}
      </form>
    </div>
  );
}

function People({ people, onChange }: { people: Row[]; onChange: (people: Row[]) => void }) {
  const set = (key: number, change: Partial<Row>) =>
    onChange(people.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const next = Math.max(...people.map((one) => one.key)) + 1;
  return (
    <>
      {people.map((one, at) => (
        <fieldset key={one.key}>
          <legend>{t.person(at + 1)}</legend>
          <TextField word={words.name} value={one.name} onChange={(name) => set(one.key, { name })} />
          <ChoiceField
            word={words.relation}
            value={one.relation}
            options={(['head', 'spouse', 'child', 'parent', 'other'] as const).map((value) => ({
              value,
              label: texts.household.relations[value],
            }))}
            onChange={(relation) => set(one.key, { relation })}
          />
          <TextField
            word={words.phone}
            value={one.phone}
            numeric
            onChange={(phone) => set(one.key, { phone })}
          />
          <DayField word={words.bornOn} value={one.bornOn} onChange={(bornOn) => set(one.key, { bornOn })} />
          {people.length > 1 && (
            <Button onClick={() => onChange(people.filter((other) => other.key !== one.key))}>
              {t.remove}
            </Button>
          )}
        </fieldset>
      ))}
      <div className="roster-acts">
        <Button onClick={() => onChange([...people, row(next)])}>{t.another}</Button>
      </div>
    </>
  );
}
