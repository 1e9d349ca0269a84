import type { Household } from '../../api/types';
import { restart } from '../../platform/navigate';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { api } from './server';
import { endSession, type Session } from './session';

/** On a device that is not theirs: whose household is open, and the way out. */
export function GuestBar({ session, household }: { session: Session; household: Household }) {
  if (!session.isGuest) return null;
  const leave = () => {
    void api.signOut();
    endSession();
    restart('/pages/sign-in/index');
  };
  return (
    <Notice tone="plain" icon="house" text={texts.doors.card.guest(household.headName)}>
      <Button text={texts.doors.card.leave} onPress={leave} />
    </Notice>
  );
}
