import { Box, Words } from '../../platform/elements';
import type { HostDoor } from '../../platform/doors.types';
import { PhonePress } from '../../platform/phone-press';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { useOutboxSize } from '../events/outbox';
import { FaultCode } from '../frame/FaultNotice';
import { Frame } from '../frame/Frame';
import { OtherWays } from './OtherWays';
import { useExpired } from './session';
import type { useHostDoor } from './use-host-door';

interface HostDoorScreenProps {
  door: HostDoor;
  desk: ReturnType<typeof useHostDoor>;
  onByPhone: () => void;
}

/** Signing in by the host app, for whoever has agreed before; the phone and its code are always beside it. */
export function HostDoorScreen({ door, desk, onByPhone }: HostDoorScreenProps) {
  const words = texts.doors;
  const isExpired = useExpired();
  const waits = useOutboxSize() > 0;
  const asksPhone = door === 'wechat' && desk.needsPhone;
  const said = desk.problem ?? desk.fault?.message ?? null;
  return (
    <Frame
      title={texts.signIn.title}
      subtitle={texts.app.slogan}
      isRoot
      footer={
        <Box className="foot-action">
          {asksPhone ? (
            <PhonePress
              className="button button-primary"
              disabled={desk.isBusy}
              onGiven={(given) => void desk.enterWithPhone(given)}
            >
              <Words>{words.wechatPhone}</Words>
            </PhonePress>
          ) : (
            <Button
              look="primary"
              text={desk.isBusy ? words.busy : words[door]}
              disabled={desk.isBusy}
              onPress={() => void desk.enter()}
            />
          )}
          <Button text={words.byPhone} onPress={onByPhone} />
        </Box>
      }
    >
      {isExpired || waits ? (
        <Notice tone="plain" text={isExpired ? texts.fault.signedOut : texts.signIn.draftKept} />
      ) : null}
      {said ? (
        <Notice
          tone={desk.problem ? 'plain' : 'bad'}
          icon="help"
          text={said}
          code={desk.fault && !desk.problem ? <FaultCode code={desk.fault.code} /> : null}
        />
      ) : null}
      <Words className="text soft">{words.hostHint[door]}</Words>
      <OtherWays />
    </Frame>
  );
}
