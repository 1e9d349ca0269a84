import type { Claim, ClaimView, Household } from '../../api/types';
import { longDate, signedPoints } from '../../lib/format';
import { Box, Heading, Words } from '../../platform/elements';
import { open } from '../../platform/navigate';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Facts } from '../../ui/Facts';
import { StepTrace } from '../../ui/StepTrace';
import { Tag } from '../../ui/Tag';
import { ClaimPhotos } from './ClaimPhotos';
import { arrivalOf, objectionOf, stateTones, traceOf } from './claim-state';
import { filePath } from './paths';

/** One claim: where it stands, why, what would make it pass, and its whole way. */
export function ClaimDetail({ claim, household }: { claim: ClaimView; household: Household }) {
  const words = texts.claims;
  const { state, points, wouldBe, reason, note, photoIds } = claim;
  const isCut = points !== undefined && wouldBe !== undefined && wouldBe !== points;
  const pointsName = state === 'approved' ? words.points : words.pointsExpected;
  const hasPoints = points !== undefined && (state === 'approved' || state === 'in_review');
  const facts = [
    { name: pointsName, value: hasPoints ? signedPoints(points) : '' },
    { name: '', value: hasPoints && isCut ? words.why(signedPoints(wouldBe)) : '' },
    { name: texts.passbook.reason, value: hasPoints ? (reason ?? '') : '' },
    { name: texts.passbook.clause, value: claim.clauseText ?? '' },
    { name: words.note, value: note },
    { name: words.onBehalf, value: claim.onBehalfReason ?? '' },
    { name: words.correction, value: claim.correctionReason ?? '' },
  ].filter(({ value }) => value !== '');
  return (
    <>
      <Card>
        <Box className="line-top">
          <Heading level={2} className="card-title">
            {claim.itemTitle}
          </Heading>
          <Tag
            text={claim.corrected ? words.corrected : words.state[state]}
            tone={claim.corrected ? 'plain' : stateTones[state]}
          />
        </Box>
        <Box>
          <Words className="text number">{claim.number}</Words>
          <Words className="text soft">
            {`${words.happened(longDate(claim.happenedAt))}，${arrivalOf(claim, longDate(claim.filedAt))}`}
          </Words>
        </Box>
      </Card>
      <Objection claim={claim} />
      {facts.length > 0 ? (
        <Card>
          <Facts facts={facts} />
        </Card>
      ) : null}
      <Card title={words.trace}>
        <StepTrace steps={traceOf(claim)} />
      </Card>
      {photoIds.length > 0 ? (
        <Card title={words.photos}>
          <ClaimPhotos villageId={household.villageId} photoIds={photoIds} />
        </Card>
      ) : null}
    </>
  );
}

/** The next step of a claim that did not pass, at the thumb. */
export function ClaimNextStep({ claim }: { claim: Claim }) {
  const isReturned = claim.acts.includes('resubmit');
  const isRefused = claim.state === 'refused' && claim.source === 'claim';
  if (!isReturned && !isRefused) return null;
  return (
    <Box className="foot-action">
      <Button
        look="primary"
        icon="camera"
        text={isReturned ? texts.claims.resubmit : texts.claims.fileAgain}
        onPress={() => open(filePath(claim.item, isReturned ? { eventId: claim.eventId } : undefined))}
      />
    </Box>
  );
}

/** Why it came back or did not pass, and what would make it pass. */
function Objection({ claim }: { claim: Claim }) {
  const words = texts.claims;
  const objection = objectionOf(claim);
  if (!objection || (claim.state !== 'returned' && claim.state !== 'refused')) return null;
  return (
    <Card title={words.reasonTitle[claim.state]} tone="warn">
      <Box className="list">
        <Words className="text strong">{objection.reasonLabel ?? ''}</Words>
        {objection.comment ? <Words className="text">{objection.comment}</Words> : null}
        <Words className="text soft">{words.cure[claim.state]}</Words>
      </Box>
    </Card>
  );
}
