import { useRouter } from '@tarojs/taro';
import { useCallback, useEffect, useState } from 'react';
import { ConfirmHousehold } from '../../features/access/ConfirmHousehold';
import { FirstTime } from '../../features/access/FirstTime';
import { HostDoorScreen } from '../../features/access/HostDoorScreen';
import { PhoneAndCode } from '../../features/access/PhoneAndCode';
import { hasAgreed } from '../../features/access/Privacy';
import { chooseHousehold, chosenHousehold, useSession } from '../../features/access/session';
import { useHostDoor } from '../../features/access/use-host-door';
import { hostDoorOf, useWays } from '../../features/access/ways';
import { WebReturn } from '../../features/access/WebReturn';
import { flushOutbox } from '../../features/events/outbox';
import { Frame } from '../../features/frame/Frame';
import { hostDoor } from '../../platform/doors';
import { HOME, restart } from '../../platform/navigate';
import { texts } from '../../texts';

/**
 * The terms once, then the way in, then "this is my home". In WeChat and DingTalk one tap agrees and signs in; in a
 * browser it is the phone and its code: three taps and two fields.
 */
export default function SignInPage() {
  const { back, handover } = useRouter().params;
  const [agreed, setAgreed] = useState(hasAgreed);
  const [isByPhone, setByPhone] = useState(false);
  const [isJoining, setJoining] = useState(false);
  const session = useSession();
  const ways = useWays();
  const door = hostDoorOf(ways);
  const desk = useHostDoor(door ?? 'wechat');
  const chosen = chosenHousehold(session);

  useEffect(() => {
    if (!chosen) return;
    flushOutbox();
    restart(back ? decodeURIComponent(back) : HOME);
  }, [chosen, back]);
  const askPhone = useCallback(() => {
    setJoining(true);
    setAgreed(true);
  }, []);

  if (session) {
    return (
      <Frame title={texts.app.name} subtitle={texts.app.slogan} isRoot>
        <ConfirmHousehold session={session} onChoose={chooseHousehold} />
      </Frame>
    );
  }
  if (handover && !isJoining) return <WebReturn ticket={handover} onPhoneNeeded={askPhone} />;
  if (!agreed) {
    return (
      <FirstTime
        door={hostDoor !== null && ways === null ? undefined : door}
        onAgree={(next) => {
          setAgreed(true);
          setByPhone(next === 'phone');
          if (next === 'host' && door === 'dingtalk') void desk.enter();
        }}
        onPhoneGiven={(given) => void desk.enterWithPhone(given)}
      />
    );
  }
  const needsCode = door === 'dingtalk' && desk.needsPhone;
  if (door && !isByPhone && !needsCode)
    return <HostDoorScreen door={door} desk={desk} onByPhone={() => setByPhone(true)} />;
  return (
    <PhoneAndCode
      notice={isJoining || desk.needsPhone ? texts.doors.joinLater : null}
      onHostDoor={door && !needsCode ? () => setByPhone(false) : undefined}
    />
  );
}
