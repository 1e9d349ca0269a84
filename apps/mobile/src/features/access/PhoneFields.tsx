import { maskPhone } from '../../lib/format';
import { TextInput } from '../../platform/elements';
import { texts } from '../../texts';
import { Field } from '../../ui/Field';
import { FaultNotice } from '../frame/FaultNotice';
import type { useSignIn } from './use-sign-in';

interface PhoneFieldsProps {
  desk: ReturnType<typeof useSignIn>;
  /** The page exists for this number: its keyboard is up at once. */
  isFirst?: boolean;
}

/** The number, then the code that was sent to it; what went wrong stands right below. */
export function PhoneFields({ desk, isFirst = false }: PhoneFieldsProps) {
  const words = texts.signIn;
  const sent = desk.isBusy ? words.signingIn : words.codeSent(maskPhone(desk.phone));
  return (
    <>
      <Field label={words.phoneLabel} hint={words.phoneHint} fault={desk.phoneFault}>
        <TextInput
          className="input"
          kind="phone"
          label={words.phoneLabel}
          value={desk.phone}
          maxLength={11}
          focus={isFirst}
          disabled={desk.isBusy}
          invalid={desk.phoneFault !== null}
          onChange={desk.changePhone}
          onDone={desk.askCode}
        />
      </Field>
      {desk.isSent ? (
        <Field label={words.codeLabel} hint={desk.fault ? undefined : sent}>
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
    </>
  );
}
