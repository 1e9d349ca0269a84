import { Words } from '../../platform/elements';
import type { HostDoor, PhoneGiven } from '../../platform/doors.types';
import { PhonePress } from '../../platform/phone-press';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { agree, Privacy } from './Privacy';

interface FirstTimeProps {
  /** Undefined until the server has said which ways it offers. */
  door: HostDoor | null | undefined;
  onAgree: (next: 'host' | 'phone') => void;
  onPhoneGiven: (given: PhoneGiven) => void;
}

/** The terms, and the one tap that agrees to them and goes on by the host app or the phone. */
export function FirstTime({ door, onAgree, onPhoneGiven }: FirstTimeProps) {
  const words = texts.doors;
  const goOn = (next: 'host' | 'phone') => {
    agree();
    onAgree(next);
  };
  if (door === undefined) return <Privacy>{null}</Privacy>;
  if (door === null)
    return (
      <Privacy>
        <Button look="primary" text={texts.signIn.agree} onPress={() => goOn('phone')} />
      </Privacy>
    );
  return (
    <Privacy>
      {door === 'wechat' ? (
        <PhonePress
          className="button button-primary"
          onGiven={(given) => {
            goOn('host');
            onPhoneGiven(given);
          }}
        >
          <Words>{words.agreeWechat}</Words>
        </PhonePress>
      ) : (
        <Button look="primary" text={words.agreeDingtalk} onPress={() => goOn('host')} />
      )}
      <Button text={words.agreePhone} onPress={() => goOn('phone')} />
    </Privacy>
  );
}
