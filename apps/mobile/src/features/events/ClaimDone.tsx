import { longDate } from '../../lib/format';
import { Box, Heading, Words } from '../../platform/elements';
import { restart } from '../../platform/navigate';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { Stamp } from '../../ui/Stamp';
import { Frame } from '../frame/Frame';
import { CLAIMS_TAB } from './paths';
import type { DeskResult } from './use-claim-desk';

/** The number and the promised day, or where the claim waits. */
export function ClaimDone({ result }: { result: DeskResult }) {
  const words = texts.done;
  const title = result.kind === 'filed' ? words.title : words.queuedTitle;
  return (
    <Frame
      title={texts.claim.title}
      isRoot
      footer={
        <Box className="foot-action">
          <Button look="primary" text={words.toHome} onPress={() => restart()} />
        </Box>
      }
    >
      <Box className="done">
        <Stamp text={result.kind === 'filed' ? words.stamp : words.stampQueued} />
        <Heading level={2} className="done-title">
          {title}
        </Heading>
        {result.kind === 'filed' ? (
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
            {...(result.fault.kind === 'offline' ? {} : { code: texts.common.code(result.fault.code) })}
          />
        )}
        <Button text={words.toClaims} onPress={() => restart(CLAIMS_TAB)} />
      </Box>
    </Frame>
  );
}
