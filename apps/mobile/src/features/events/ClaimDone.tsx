import { useRef } from 'react';
import { isWorthACode } from '../../api/answer';
import { currentTime } from '../../lib/clock';
import { longDate } from '../../lib/format';
import { Box, Heading, Words } from '../../platform/elements';
import { restart } from '../../platform/navigate';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { Stamp } from '../../ui/Stamp';
import { FaultCode } from '../frame/FaultNotice';
import { Frame } from '../frame/Frame';
import { CLAIMS_TAB } from './paths';
import type { DeskResult } from './use-claim-desk';

const DOUBLE_TAP_MS = 600;

/** The number and the promised day, or where the claim waits. */
export function ClaimDone({ result }: { result: DeskResult }) {
  const words = texts.done;
  const { title, stamp } = words.heads[result.kind];
  const shownAt = useRef(currentTime());
  // The second tap of two on the button that handed the claim in lands here.
  const leave = () => {
    if (currentTime() - shownAt.current > DOUBLE_TAP_MS) restart();
  };
  return (
    <Frame
      title={texts.claim.title}
      isRoot
      footer={
        <Box className="foot-action">
          <Button look="primary" text={words.toHome} onPress={leave} />
        </Box>
      }
    >
      <Box className="done">
        <Stamp text={stamp} />
        <Heading level={2} className="done-title">
          {title}
        </Heading>
        {result.kind === 'sending' ? (
          <Words className="text soft">{words.sendingText}</Words>
        ) : result.kind === 'filed' ? (
          <>
            <Box>
              <Words className="text soft">{words.number}</Words>
              <Words className="text number">{result.filed.number}</Words>
            </Box>
            <Words className="text">{words.promised(longDate(result.filed.promisedBy))}</Words>
            <Words className="text soft">{words.next}</Words>
          </>
        ) : (
          <Notice
            tone="plain"
            icon="offline"
            text={result.fault.kind === 'offline' ? words.queuedText : result.fault.message}
            code={isWorthACode(result.fault) ? <FaultCode code={result.fault.code} /> : null}
          />
        )}
        <Button text={words.toClaims} onPress={() => restart(CLAIMS_TAB)} />
      </Box>
    </Frame>
  );
}
