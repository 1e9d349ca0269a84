import { Box } from '../../platform/elements';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { useOutboxSize } from '../events/outbox';
import { Frame } from '../frame/Frame';
import { useExpired } from './session';
import { OtherWays } from './OtherWays';
import { PhoneFields } from './PhoneFields';
import { signInByCode, useSignIn } from './use-sign-in';

/** The sixth digit of the code signs in: no button to look for. */
export function PhoneAndCode({
  notice,
  onHostDoor,
}: {
  notice?: string | null;
  onHostDoor?: (() => void) | undefined;
}) {
  const desk = useSignIn(signInByCode);
  const words = texts.signIn;
  const isExpired = useExpired();
  const waits = useOutboxSize() > 0;
  const again = desk.waitSec > 0 ? words.askAgainIn(desk.waitSec) : words.askAgain;
  return (
    <Frame
      title={words.title}
      subtitle={texts.app.slogan}
      isRoot
      footer={
        <Box className="foot-action">
          <Button
            look={desk.isSent ? 'quiet' : 'primary'}
            text={desk.isSent ? again : words.askCode}
            disabled={desk.isBusy || desk.waitSec > 0}
            onPress={desk.askCode}
          />
        </Box>
      }
    >
      {isExpired || waits ? (
        <Notice tone="plain" text={isExpired ? texts.fault.signedOut : words.draftKept} />
      ) : null}
      {notice ? <Notice tone="plain" text={notice} /> : null}
      <PhoneFields desk={desk} isFirst />
      <OtherWays onHostDoor={onHostDoor} />
    </Frame>
  );
}
