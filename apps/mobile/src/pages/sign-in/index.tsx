import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { ConfirmHousehold } from '../../features/access/ConfirmHousehold';
import { PhoneAndCode } from '../../features/access/PhoneAndCode';
import { hasAgreed, Privacy } from '../../features/access/Privacy';
import { chooseHousehold, chosenHousehold, useSession } from '../../features/access/session';
import { flushOutbox } from '../../features/events/outbox';
import { Frame } from '../../features/frame/Frame';
import { HOME, restart } from '../../platform/navigate';
import { texts } from '../../texts';

/** Privacy once, then phone and code, then "this is my home": three taps and two fields. */
export default function SignInPage() {
  const { back } = useRouter().params;
  const [agreed, setAgreed] = useState(hasAgreed);
  const session = useSession();

  const chosen = chosenHousehold(session);

  useEffect(() => {
    if (!chosen) return;
    flushOutbox();
    restart(back ? decodeURIComponent(back) : HOME);
  }, [chosen, back]);

  if (session) {
    return (
      <Frame title={texts.app.name} subtitle={texts.app.slogan} isRoot>
        <ConfirmHousehold session={session} onChoose={chooseHousehold} />
      </Frame>
    );
  }
  if (!agreed) return <Privacy onAgree={() => setAgreed(true)} />;
  return <PhoneAndCode />;
}
