import { useState } from 'react';
import type { Claim } from '../../api/types';
import { currentTime } from '../../lib/clock';
import { longDate, shortDate, signedPoints } from '../../lib/format';
import { Box, Press, Words } from '../../platform/elements';
import { open } from '../../platform/navigate';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Tag } from '../../ui/Tag';
import { FaultNotice } from '../frame/FaultNotice';
import { arrivalOf, objectionOf, stateTones } from './claim-state';
import { discard, editAgain, outbox, useOutbox } from './outbox';
import { claimPath, filePath } from './paths';
import type { QueueEntry } from './queue';

interface ClaimLinesProps {
  claims: readonly Claim[];
  householdId: string;
  emptyText: string;
}

/** Claims as lines: first what has not left this phone yet, then what the village has. */
export function ClaimLines({ claims, householdId, emptyText }: ClaimLinesProps) {
  const waiting = useOutbox(householdId);
  if (waiting.length === 0 && claims.length === 0) return <Words className="soft">{emptyText}</Words>;
  return (
    <Box role="list">
      {waiting.map((entry) => (
        <WaitingLine key={entry.claim.key} entry={entry} />
      ))}
      {claims.map((claim) => (
        <ClaimLine key={claim.eventId} claim={claim} />
      ))}
    </Box>
  );
}

function WaitingLine({ entry }: { entry: QueueEntry }) {
  const [isSure, setSure] = useState(false);
  const { claim, refusal } = entry;
  const edit = () => {
    editAgain(entry);
    open(filePath(claim.item, claim.eventId ? { eventId: claim.eventId } : undefined));
  };
  return (
    <Box className="line" role="listitem">
      <Box className="line-top">
        <Words className="line-title">{claim.itemTitle}</Words>
        <Tag text={refusal ? texts.queue.refused : texts.queue.waiting} tone={refusal ? 'red' : 'straw'} />
      </Box>
      {refusal ? <FaultNotice fault={refusal} /> : null}
      <Box className="row">
        {refusal ? (
          <Button text={texts.queue.edit} onPress={edit} />
        ) : (
          <Button text={texts.queue.sendNow} onPress={() => void outbox.submit(claim)} />
        )}
        <Button
          look={isSure ? 'grave' : 'plain'}
          text={isSure ? texts.queue.dropSure : texts.queue.drop}
          onPress={() => (isSure ? discard(entry) : setSure(true))}
        />
      </Box>
    </Box>
  );
}

function ClaimLine({ claim }: { claim: Claim }) {
  const { state, points, promisedBy } = claim;
  const objection = objectionOf(claim);
  return (
    <Box className="line" role="listitem">
      <Press className="line-press" onPress={() => open(claimPath(claim.eventId))}>
        <Box className="line-top">
          <Words className="line-title">{claim.itemTitle}</Words>
          <Tag
            text={claim.corrected ? texts.claims.corrected : texts.claims.state[state]}
            tone={claim.corrected ? 'plain' : stateTones[state]}
          />
        </Box>
        <Box className="line-top">
          <Words className="line-note">{arrivalOf(claim, shortDate(claim.filedAt, currentTime()))}</Words>
          {state === 'approved' && points !== undefined ? (
            <Words className="line-points">{signedPoints(points)}</Words>
          ) : null}
        </Box>
        {state === 'in_review' ? (
          <Words className="line-note">
            {[claim.stageLabel, texts.claims.promised(longDate(promisedBy))].filter(Boolean).join('，')}
          </Words>
        ) : null}
        {objection ? (
          <Words className="line-note">{objection.reasonLabel ?? objection.comment ?? ''}</Words>
        ) : null}
      </Press>
    </Box>
  );
}
