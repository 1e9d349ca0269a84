import type { OwnDevice } from '../../api/types';
import { longDate } from '../../lib/format';
import { useRemote } from '../../lib/use-remote';
import { Box, Words } from '../../platform/elements';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { FaultNotice } from '../frame/FaultNotice';
import { RemoteView } from '../frame/Remote';
import { api } from './server';
import { useAttempts } from './use-attempts';

const words = texts.doors.own;

/** Where one is signed in, and the way to end what is not wanted. */
export function OwnDevices() {
  const devices = useRemote('devices', api.listSessions);
  const { isBusy, fault, attempt } = useAttempts();
  const end = (device: OwnDevice) =>
    void attempt(
      () => api.endSession(device.id),
      () => devices.reload(),
    );
  return (
    <Card title={words.devicesTitle}>
      <Box className="list">
        <RemoteView remote={devices}>
          {({ sessions }) => (
            <>
              {sessions.map((device) => (
                <Box key={device.id} className="line line-top">
                  <Box>
                    <Words className="text strong">{words.device(device.device, device.address)}</Words>
                    <Words className="text soft">
                      {device.current ? words.here : words.seen(longDate(device.lastSeenAt))}
                    </Words>
                  </Box>
                  {device.current ? null : (
                    <Button text={words.signOutDevice} disabled={isBusy} onPress={() => end(device)} />
                  )}
                </Box>
              ))}
              {sessions.length > 2 ? (
                <Button
                  text={words.signOutOthers}
                  disabled={isBusy}
                  onPress={() => void attempt(api.endOtherSessions, () => devices.reload())}
                />
              ) : null}
            </>
          )}
        </RemoteView>
        {fault ? <FaultNotice fault={fault} /> : null}
      </Box>
    </Card>
  );
}
