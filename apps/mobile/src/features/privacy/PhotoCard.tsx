import { useState } from 'react';
import type { ObjectionGround, PhotoObjections } from '../../api/types';
import { longDate } from '../../lib/format';
import { useRemote } from '../../lib/use-remote';
import { Box, TextInput, Words } from '../../platform/elements';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Choice } from '../../ui/Choice';
import { Field } from '../../ui/Field';
import { Tag } from '../../ui/Tag';
import { api } from '../access/server';
import { FaultNotice } from '../frame/FaultNotice';
import { RemoteView } from '../frame/Remote';
import { useHomeAct } from '../people/use-home-act';

const words = texts.myInfo;

/** A photo shows me, my child or my home: the village is asked to cover it or to take it down. */
export function PhotoCard({ villageId }: { villageId: number }) {
  const objections = useRemote(`objections.${villageId}`, () => api.listObjections(villageId));
  return (
    <Card title={words.photo}>
      <Box className="list">
        <Words className="text soft">{words.photoHint}</Words>
        <RemoteView remote={objections}>
          {(found) => (
            <>
              {found.objections.map((one) => (
                <Box key={one.objectionId} className="line line-top">
                  <Words className="text">{words.photoLine(one.eventNumber, longDate(one.dueOn))}</Words>
                  <Tag
                    text={words.photoStates[one.state]}
                    tone={one.state === 'withdrawn' || one.state === 'blurred' ? 'green' : 'plain'}
                  />
                </Box>
              ))}
              <AskForPhotos villageId={villageId} grounds={found.grounds} onDone={objections.reload} />
            </>
          )}
        </RemoteView>
      </Box>
    </Card>
  );
}

interface AskForPhotosProps {
  villageId: number;
  grounds: PhotoObjections['grounds'];
  onDone: () => void;
}

function AskForPhotos({ villageId, grounds, onDone }: AskForPhotosProps) {
  const [number, setNumber] = useState('');
  const [ground, setGround] = useState<string | null>(null);
  const { fault, isBusy, run } = useHomeAct(
    (key, eventNumber: string, why: string) =>
      // The grounds came from the server a moment ago; one it no longer knows it refuses with a sentence.
      api.objectToPhotos(villageId, { eventNumber, ground: why as ObjectionGround }, key),
    () => {
      setNumber('');
      setGround(null);
      onDone();
    },
  );
  return (
    <>
      <Field label={words.photoNumber} hint={words.photoNumberHint}>
        <TextInput
          className="input"
          label={words.photoNumber}
          value={number}
          maxLength={40}
          onChange={setNumber}
        />
      </Field>
      <Field label={words.photoWhy}>
        <Choice
          label={words.photoWhy}
          options={grounds.map(({ code, label }) => ({ id: code, title: label }))}
          chosen={ground}
          onChoose={setGround}
        />
      </Field>
      {fault ? <FaultNotice fault={fault} /> : null}
      <Button
        text={words.photoSend}
        disabled={isBusy || ground === null || number.trim().length < 3}
        onPress={() => run(number.trim(), ground ?? '')}
      />
    </>
  );
}
