import { useState } from 'react';
import type { Household } from '../../api/types';
import { longDate } from '../../lib/format';
import { Box, Words } from '../../platform/elements';
import { open, restart } from '../../platform/navigate';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Choice } from '../../ui/Choice';
import { Fold } from '../../ui/Fold';
import { Tag } from '../../ui/Tag';
import { api } from '../access/server';
import { ActingCard } from '../access/ActingCard';
import { endSession, type Session } from '../access/session';
import { useOutbox } from '../events/outbox';
import { toggleElder, useElder } from '../frame/elder';
import { RemoteView } from '../frame/Remote';
import { useHouseholdDetail } from './use-place';

interface MePanelProps {
  session: Session;
  household: Household;
}

export function MePanel({ session, household }: MePanelProps) {
  const isElder = useElder();
  return (
    <>
      <HouseholdCard household={household} />
      <ActingCard household={household} />
      <Card title={texts.me.look}>
        <Box className="list">
          <Choice
            label={texts.me.look}
            options={[
              { id: 'normal', title: texts.common.elderOff },
              { id: 'elder', title: texts.common.elderOn },
            ]}
            chosen={isElder ? 'elder' : 'normal'}
            onChoose={(id) => {
              if ((id === 'elder') !== isElder) toggleElder();
            }}
          />
          <Words className="soft">{texts.me.elderHint}</Words>
        </Box>
      </Card>
      <Card title={texts.me.own}>
        {session.isGuest ? null : (
          <>
            <Button icon="person" text={texts.myInfo.link} onPress={() => open('/pages/my-info/index')} />
            <Button icon="phone" text={texts.doors.own.link} onPress={() => open('/pages/doors/index')} />
          </>
        )}
        <Fold openText={texts.me.privacy} closeText={texts.common.close}>
          <Box className="list">
            {texts.signIn.privacyPoints.map((point) => (
              <Words key={point} className="text">
                {point}
              </Words>
            ))}
          </Box>
        </Fold>
      </Card>
      <Card title={texts.me.contact}>
        <Words className="soft">{texts.me.contactHint}</Words>
        <Button icon="megaphone" text={texts.me.contact} onPress={() => open('/pages/help/index')} />
      </Card>
      <SignOut householdId={household.householdId} />
    </>
  );
}

function HouseholdCard({ household }: { household: Household }) {
  const detail = useHouseholdDetail(household);
  return (
    <Card title={texts.me.household}>
      <Box>
        <Words className="text">{`${household.villageName} · ${texts.signIn.confirmHead(household.headName)}`}</Words>
        <Words className="text soft">{texts.signIn.confirmDoor(household.doorCode)}</Words>
        {detail.value ? (
          <Words className="text soft">
            {[
              detail.value.group,
              detail.value.joinedOn ? texts.me.joined(longDate(detail.value.joinedOn)) : texts.me.notEnrolled,
            ]
              .filter(Boolean)
              .join('，')}
          </Words>
        ) : null}
      </Box>
      <RemoteView remote={detail}>
        {({ members }) => (
          <Box className="part-next" role="list">
            {members.map(({ id, name, relation, participating }) => (
              <Box key={id} className="line line-top" role="listitem">
                <Words>{`${name}（${texts.me.relation[relation]}）`}</Words>
                <Tag
                  text={participating ? texts.me.participating : texts.me.notParticipating}
                  tone={participating ? 'green' : 'plain'}
                />
              </Box>
            ))}
          </Box>
        )}
      </RemoteView>
      <Button icon="house" text={texts.ourHome.link} onPress={() => open('/pages/our-home/index')} />
    </Card>
  );
}

function SignOut({ householdId }: { householdId: string }) {
  const [isSure, setSure] = useState(false);
  const waiting = useOutbox(householdId);
  const leave = async () => {
    // Told to the server if it can be reached; the phone forgets in any case.
    await api.signOut();
    endSession();
    restart('/pages/sign-in/index');
  };
  return (
    <Box className="list">
      {isSure && waiting.length > 0 ? <Words>{texts.me.signOutKeep(waiting.length)}</Words> : null}
      <Button
        look={isSure ? 'grave' : 'quiet'}
        text={isSure ? texts.me.signOutSure : texts.me.signOut}
        onPress={() => (isSure ? void leave() : setSure(true))}
      />
    </Box>
  );
}
