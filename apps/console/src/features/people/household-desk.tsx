import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { formatDate } from '../../lib/format.ts';
import { offers } from '../../lib/roles.ts';
import type { Roster } from '../../lib/roster-api.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { Fact, Mark } from '../../ui/marks.tsx';
import { Loading } from '../../ui/states.tsx';
import { useActor } from '../access/session.ts';
import { ChangeForm } from './change-form.tsx';
import { ConsentsCard } from './consents-card.tsx';
import { EnrolmentCard } from './enrolment-card.tsx';
import { showFact } from './fields.tsx';
import { HouseholdTimeline } from './household-timeline.tsx';
import { type Home, useRoster } from './use-home.ts';
import './roster.css';

const t = texts.roster;

/** What the roster keeps of a household: facts, changes, taking part, agreements. */
export function HouseholdDesk({ home }: { home: Home }) {
  const actor = useActor();
  const navigate = useNavigate();
  const query = useRoster(home);
  const goTo = (householdId: string) =>
    void navigate({
      to: '/villages/$villageId/households/$householdId',
      params: { villageId: home.villageId, householdId },
    });
  if (query.isPending) return <Loading label={t.loading} />;
  if (query.isError) return <TroubleBox title={t.failed} of={query} />;
  const roster = query.data;
  return (
    <>
      <FactsSheet home={home} roster={roster} mayChange={offers(actor, 'roster')} onMoved={goTo} />
      <EnrolmentCard home={home} roster={roster} mayAct={offers(actor, 'enrol')} onMoved={goTo} />
      <ConsentsCard home={home} roster={roster} mayAct={offers(actor, 'enrol')} />
      <HouseholdTimeline home={home} />
    </>
  );
}

function FactsSheet(props: {
  home: Home;
  roster: Roster;
  mayChange: boolean;
  onMoved: (householdId: string) => void;
}) {
  const { home, roster } = props;
  const [open, setOpen] = useState(false);
  const { household } = roster.fields;
  return (
    <section className="sheet" aria-label={t.facts}>
      <div className="sheet-head">
        <h2>{t.facts}</h2>
        {roster.closedOn !== null && <Mark tone="warn">{t.closedOn(formatDate(roster.closedOn))}</Mark>}
        {props.mayChange && !open && <Button onClick={() => setOpen(true)}>{t.change.open}</Button>}
      </div>
      <div className="sheet-body household-facts">
        {household.length === 0 && <p className="soft">{t.noFacts}</p>}
        <dl className="facts">
          {household.map((field) => (
            <Fact key={field.name} name={field.title}>
              {showFact(field, roster.facts[field.name])}
            </Fact>
          ))}
        </dl>
        {open && (
          <ChangeForm
            home={home}
            roster={roster}
            onCancel={() => setOpen(false)}
            onDone={(householdId) => {
              setOpen(false);
              if (householdId !== null) props.onMoved(householdId);
            }}
          />
        )}
      </div>
    </section>
  );
}
