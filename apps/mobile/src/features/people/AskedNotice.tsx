import type { Household } from '../../api/types';
import { useRemote } from '../../lib/use-remote';
import { open } from '../../platform/navigate';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { api } from '../access/server';
import { chooseHousehold, useActing } from '../access/session';

const words = texts.ourHome;

/** A text that somebody of ours agreed to has a new version: asked in its place on the first page, until it is answered. */
export function AskedNotice({ household }: { household: Household }) {
  const { value } = useRemote(`consents.${household.householdId}`, () => api.listConsents(household));
  const acting = useActing(household);
  const asked = value?.members.find(
    (person) => person.mayAnswer && person.answers.some(({ state }) => state === 'outdated'),
  );
  if (!asked) return null;
  // Whom it concerns answers it; of several who share the phone that need not be who acts just now.
  const isOther = !asked.isChild && acting !== null && asked.memberId !== acting.personId;
  const answer = () => {
    if (isOther) chooseHousehold(household.householdId, asked.memberId);
    open('/pages/our-home/index');
  };
  return (
    <Notice tone="plain" icon="help" text={`${words.asked}。${words.askedHint}`}>
      <Button text={isOther ? words.askedAs(asked.name) : words.asked} onPress={answer} />
    </Notice>
  );
}
