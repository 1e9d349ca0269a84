import { Box, TextInput } from '../../platform/elements';
import { maskPhone } from '../../lib/format';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import { useOutboxSize } from '../events/outbox';
import { Frame } from '../frame/Frame';
import { FaultNotice } from '../frame/FaultNotice';
import { useExpired } from './session';
import { OtherWays } from './OtherWays';
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
      <Field label={words.phoneLabel} hint={words.phoneHint} fault={desk.phoneFault}>
        <TextInput
          className="input"
          kind="phone"
          label={words.phoneLabel}
          value={desk.phone}
          maxLength={11}
          focus
          disabled={desk.isBusy}
          invalid={desk.phoneFault !== null}
          onChange={desk.changePhone}
          onDone={desk.askCode}
        />
      </Field>
      {desk.isSent ? (
        <Field
          label={words.codeLabel}
          hint={desk.isBusy ? words.signingIn : words.codeSent(maskPhone(desk.phone))}
        >
          <TextInput
            className="input input-code"
            kind="code"
            label={words.codeLabel}
            value={desk.code}
            maxLength={6}
            focus
            disabled={desk.isBusy}
            invalid={desk.fault !== null}
            onChange={desk.changeCode}
          />
        </Field>
      ) : null}
      {desk.fault ? <FaultNotice fault={desk.fault} /> : null}
      <OtherWays onHostDoor={onHostDoor} />
    </Frame>
  );
}
