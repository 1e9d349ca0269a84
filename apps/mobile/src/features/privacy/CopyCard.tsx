import { useState } from 'react';
import type { DataCopies } from '../../api/types';
import { longDate } from '../../lib/format';
import { useRemote } from '../../lib/use-remote';
import { Box, Words } from '../../platform/elements';
import { saveFile } from '../../platform/files';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Notice } from '../../ui/Notice';
import { api } from '../access/server';
import { FaultNotice } from '../frame/FaultNotice';
import { RemoteView } from '../frame/Remote';
import { useHomeAct } from '../people/use-home-act';

const words = texts.myInfo;

interface CopyCardProps {
  villageId: number;
  memberId: string;
}

/** A copy of what is held about me: ordered here, fetched here, gone after a day. */
export function CopyCard({ villageId, memberId }: CopyCardProps) {
  const copies = useRemote(`copies.${memberId}`, () => api.listCopies(villageId, memberId));
  const { fault, isBusy, run } = useHomeAct(
    (key) => api.orderCopy(villageId, memberId, key),
    () => copies.reload(),
  );
  return (
    <Card title={words.copy}>
      <Box className="list">
        <Words className="text soft">{words.copyHint}</Words>
        <RemoteView remote={copies}>
          {(found) => <Latest villageId={villageId} copies={found.copies} onLook={copies.reload} />}
        </RemoteView>
        {fault ? <FaultNotice fault={fault} /> : null}
        <Button look="quiet" text={words.copyAsk} disabled={isBusy} onPress={() => run()} />
      </Box>
    </Card>
  );
}

function Latest(props: { villageId: number; copies: DataCopies['copies']; onLook: () => void }) {
  const { villageId, copies, onLook } = props;
  const [state, setState] = useState<'still' | 'fetching' | 'failed'>('still');
  const [copy] = copies;
  if (!copy) return null;
  if (copy.state === 'waiting')
    return (
      <Notice tone="plain" text={words.copyWaiting}>
        <Button look="plain" text={words.seeAgain} onPress={onLook} />
      </Notice>
    );
  if (copy.state === 'failed') return <Notice tone="bad" text={words.copyFailed} />;
  if (!copy.ready) return <Words className="text soft">{words.copyOver}</Words>;
  const fetchIt = async () => {
    setState('fetching');
    const url = api.copyUrl(villageId, copy.copyId);
    const isSaved = await saveFile(url, api.authorization(), words.copyFileName);
    setState(isSaved ? 'still' : 'failed');
  };
  return (
    <Notice tone="good" text={words.copyReady(longDate(copy.expiresAt))}>
      <Button
        text={state === 'fetching' ? words.copyFetching : words.copyFetch}
        disabled={state === 'fetching'}
        onPress={() => void fetchIt()}
      />
      {state === 'failed' ? <Words className="text">{words.copyFetchFailed}</Words> : null}
    </Notice>
  );
}
