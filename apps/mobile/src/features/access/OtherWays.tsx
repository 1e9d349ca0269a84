import { newId } from '../../platform/ids';
import { hostDoor, leaveFor } from '../../platform/doors';
import { Box } from '../../platform/elements';
import { open } from '../../platform/navigate';
import { writeStored } from '../../platform/storage';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { FaultNotice } from '../frame/FaultNotice';
import { api } from './server';
import { useAttempts } from './use-attempts';
import { useWays } from './ways';

export const WEB_BINDING_KEY = 'web-binding';

/** What else opens: the host app, the household's card, and in a browser the district's sign-in and DingTalk. */
export function OtherWays({ onHostDoor }: { onHostDoor?: (() => void) | undefined }) {
  const ways = useWays();
  const { isBusy, fault, attempt } = useAttempts();
  const words = texts.doors;
  const isBrowser = hostDoor === null;

  /** Only the page that knows the mark can finish what it began. */
  const leave = (via: 'oidc' | 'dingtalk') => {
    const binding = newId().replace(/-/g, '');
    writeStored(WEB_BINDING_KEY, binding);
    void attempt(
      () => api.beginWebSignIn(via, binding),
      ({ url }) => leaveFor(url),
    );
  };
  return (
    <Card title={words.otherWays}>
      <Box className="list">
        {onHostDoor && hostDoor ? <Button text={words[hostDoor]} onPress={onHostDoor} /> : null}
        <Button icon="house" text={words.byCard} onPress={() => open('/pages/card/index')} />
        {isBrowser && ways?.sso ? (
          <Button text={words.bySso(ways.sso)} disabled={isBusy} onPress={() => leave('oidc')} />
        ) : null}
        {isBrowser && ways?.dingtalk ? (
          <Button text={words.byDingtalkWeb} disabled={isBusy} onPress={() => leave('dingtalk')} />
        ) : null}
        {fault ? <FaultNotice fault={fault} /> : null}
      </Box>
    </Card>
  );
}
