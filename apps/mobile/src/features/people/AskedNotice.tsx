import type { Household } from '../../api/types';
import { useRemote } from '../../lib/use-remote';
import { open } from '../../platform/navigate';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { api } from '../access/server';

const words = texts.ourHome;

/** A text that somebody of ours agreed to has a new version: asked in its place on the first page, until it is answered. */
export function AskedNotice({ household }: { household: Household }) {
  const { value } = useRemote(`consents.${household.householdId}`, () => api.listConsents(household));
  const asked = value?.members.some(
    (person) => person.mayAnswer && person.answers.some(({ state }) => state === 'outdated'),
  );
  if (!asked) return null;
  return (
    <Notice tone="plain" icon="help" text={`${words.asked}。${words.askedHint}`}>
      <Button text={words.asked} onPress={() => open('/pages/our-home/index')} />
    </Notice>
  );
}
