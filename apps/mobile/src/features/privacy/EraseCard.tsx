import { useState } from 'react';
import type { ErasurePreview } from '../../api/types';
import { longDate } from '../../lib/format';
import { useRemote } from '../../lib/use-remote';
import { Box, Words } from '../../platform/elements';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Notice } from '../../ui/Notice';
import { api } from '../access/server';
import { FaultNotice } from '../frame/FaultNotice';
import { RemoteView } from '../frame/Remote';
import { useHomeAct } from '../people/use-home-act';

const words = texts.myInfo;

interface EraseCardProps {
  villageId: number;
  memberId: string;
}

/** Being forgotten: first what it means, then the wish, then a way back until the village has done it. */
export function EraseCard({ villageId, memberId }: EraseCardProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Card title={words.erase}>
      <Box className="list">
        <Words className="text soft">{words.eraseHint}</Words>
        {isOpen ? (
          <Preview villageId={villageId} memberId={memberId} />
        ) : (
          <Button text={words.eraseSee} onPress={() => setOpen(true)} />
        )}
      </Box>
    </Card>
  );
}

function Preview({ villageId, memberId }: EraseCardProps) {
  const preview = useRemote(`erasure.${memberId}`, () => api.previewErasure(villageId, memberId));
  return (
    <RemoteView remote={preview}>
      {(found) => (
        <>
          <Lines title={words.goes} lines={found.goes} />
          <Lines title={words.stays} lines={found.stays} />
          {found.checks.length > 0 ? (
            <Notice tone="plain" text={words.blocked}>
              {found.checks.map((check) => (
                <Words key={check.code} className="text">
                  {check.label}
                </Words>
              ))}
            </Notice>
          ) : null}
          {found.open ? (
            <TakeBack villageId={villageId} open={found.open} onDone={preview.reload} />
          ) : (
            <Ask villageId={villageId} memberId={memberId} onDone={preview.reload} />
          )}
        </>
      )}
    </RemoteView>
  );
}

function Lines({ title, lines }: { title: string; lines: string[] }) {
  return (
    <Box className="list">
      <Words className="text strong">{title}</Words>
      {lines.map((line) => (
        <Words key={line} className="text">
          {line}
        </Words>
      ))}
    </Box>
  );
}

function Ask({ villageId, memberId, onDone }: EraseCardProps & { onDone: () => void }) {
  const [isSure, setSure] = useState(false);
  const { fault, isBusy, run } = useHomeAct((key) => api.requestErasure(villageId, memberId, key), onDone);
  return (
    <>
      {isSure ? <Words className="text strong">{words.eraseWarn}</Words> : null}
      {fault ? <FaultNotice fault={fault} /> : null}
      <Button
        look={isSure ? 'grave' : 'quiet'}
        text={isSure ? words.eraseSure : words.eraseAsk}
        disabled={isBusy}
        onPress={() => (isSure ? run() : setSure(true))}
      />
    </>
  );
}

function TakeBack(props: {
  villageId: number;
  open: NonNullable<ErasurePreview['open']>;
  onDone: () => void;
}) {
  const { villageId, open, onDone } = props;
  const { fault, isBusy, run } = useHomeAct(
    (key) => api.takeErasureBack(villageId, open.erasureId, key),
    onDone,
  );
  return (
    <>
      <Notice tone="plain" text={words.eraseOpen(longDate(open.dueOn))} />
      {fault ? <FaultNotice fault={fault} /> : null}
      <Button text={words.eraseBack} disabled={isBusy} onPress={() => run()} />
    </>
  );
}
