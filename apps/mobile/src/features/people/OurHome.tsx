import type { Household, Roster } from '../../api/types';
import { longDate } from '../../lib/format';
import { useRemote } from '../../lib/use-remote';
import { Box, Words } from '../../platform/elements';
import { texts } from '../../texts';
import { Card } from '../../ui/Card';
import { Facts } from '../../ui/Facts';
import { Fold } from '../../ui/Fold';
import { Tag } from '../../ui/Tag';
import { api } from '../access/server';
import { ActingLine } from '../access/ActingCard';
import { RemoteView } from '../frame/Remote';
import { ConsentCards } from './ConsentCards';
import { EnrolmentPart } from './EnrolmentPart';
import { factText } from './fact-text';
import { Helpers } from './Helpers';

const words = texts.ourHome;

/** Everything that the village has written down about us, and what we decide about it ourselves. */
export function OurHome({ household }: { household: Household }) {
  const { householdId } = household;
  const roster = useRemote(`roster.${householdId}`, () => api.readRoster(household));
  const enrolment = useRemote(`enrolment.${householdId}`, () => api.readEnrolment(household));
  const consents = useRemote(`consents.${householdId}`, () => api.listConsents(household));
  const reload = () => {
    roster.reload();
    enrolment.reload();
    consents.reload();
  };
  return (
    <>
      <ActingLine household={household} />
      <RemoteView remote={enrolment}>
        {(card) => (
          <EnrolmentPart
            household={household}
            card={card}
            texts={consents.value?.texts ?? []}
            onDone={reload}
          />
        )}
      </RemoteView>
      <RemoteView remote={roster}>{(page) => <People household={household} roster={page} />}</RemoteView>
      <RemoteView remote={consents}>
        {(said) => <ConsentCards household={household} consents={said} onDone={reload} />}
      </RemoteView>
      <Helpers household={household} />
    </>
  );
}

function People({ household, roster }: { household: Household; roster: Roster }) {
  const facts = roster.fields.household.map(({ name, title, type }) => ({
    name: title,
    value: factText(type, roster.facts[name]),
  }));
  return (
    <Card title={words.people}>
      <Box role="list">
        {roster.members.map((member) => (
          <Box key={member.id} className="line line-top" role="listitem">
            <Box>
              <Words className="text strong">{`${member.name}（${texts.me.relation[member.relation]}）`}</Words>
              {member.beganOn ? (
                <Words className="text soft">{words.since(longDate(member.beganOn))}</Words>
              ) : null}
            </Box>
            <Tag
              text={member.countsFrom ? words.counts : words.countsNot}
              tone={member.countsFrom ? 'green' : 'plain'}
            />
          </Box>
        ))}
      </Box>
      <Words className="text soft">{words.peopleHint}</Words>
      {facts.length > 0 ? (
        <Box className="part">
          <Words className="text strong">{words.facts}</Words>
          <Facts facts={facts} />
        </Box>
      ) : null}
      <Fold openText={words.seeChanges} closeText={texts.common.close}>
        <Changes household={household} />
      </Fold>
    </Card>
  );
}

function Changes({ household }: { household: Household }) {
  const remote = useRemote(`changes.${household.householdId}`, () => api.readChanges(household));
  return (
    <RemoteView remote={remote}>
      {({ changes }) =>
        changes.length === 0 ? (
          <Words className="text soft">{words.changesNone}</Words>
        ) : (
          <Facts
            facts={changes.map(({ on, label, member }) => ({
              name: on === null ? words.allAlong : longDate(on),
              value: [label, member].filter(Boolean).join(' · '),
            }))}
          />
        )
      }
    </RemoteView>
  );
}
