import type { Household } from '../../api/types';
import { useRemote } from '../../lib/use-remote';
import { Box, Words } from '../../platform/elements';
import { open } from '../../platform/navigate';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Fold } from '../../ui/Fold';
import { Notice } from '../../ui/Notice';
import { api } from '../access/server';
import { ActingLine } from '../access/ActingCard';
import { useActing } from '../access/session';
import { RemoteView } from '../frame/Remote';
import { CopyCard } from './CopyCard';
import { EraseCard } from './EraseCard';
import { gatherActs } from './outside-acts';
import { PhotoCard } from './PhotoCard';

const words = texts.myInfo;

/** Everything somebody may ask about what is held about them, in the order in which it is asked. */
export function MyInfo({ household }: { household: Household }) {
  const memberId = useActing(household)?.personId;
  const { villageId } = household;
  return (
    <>
      <ActingLine household={household} />
      <Card title={words.what}>
        <Box className="list">
          {words.whatPoints.map((point) => (
            <Words key={point} className="text">
              {point}
            </Words>
          ))}
          <Button icon="house" text={words.seeHome} onPress={() => open('/pages/our-home/index')} />
          <Words className="text strong">{words.correct}</Words>
          <Words className="text soft">{words.correctHint}</Words>
          <Button icon="megaphone" text={words.call} onPress={() => open('/pages/help/index')} />
        </Box>
      </Card>
      {memberId === undefined ? (
        <Notice tone="plain" text={words.noMember} />
      ) : (
        <CopyCard key={`copy ${memberId}`} villageId={villageId} memberId={memberId} />
      )}
      <LookedCard villageId={villageId} />
      <PhotoCard villageId={villageId} />
      {memberId === undefined ? null : (
        <EraseCard key={`erase ${memberId}`} villageId={villageId} memberId={memberId} />
      )}
    </>
  );
}

function LookedCard({ villageId }: { villageId: number }) {
  const acts = useRemote(`outside.${villageId}`, () => api.listOutsideActs(villageId));
  return (
    <Card title={words.looked}>
      <Words className="text soft">{words.lookedHint}</Words>
      <RemoteView remote={acts}>
        {({ acts: lines }) =>
          lines.length === 0 ? (
            <Words className="text">{words.lookedNone}</Words>
          ) : (
            <Fold openText={words.looked} closeText={texts.common.close}>
              <Box role="list">
                {gatherActs(lines).map(({ who, what, day, count }) => (
                  <Box key={`${who} ${what} ${day}`} className="line line-top" role="listitem">
                    <Words className="text">{words.lookedLine(who, what)}</Words>
                    <Words className="text soft">{count > 1 ? words.lookedCount(day, count) : day}</Words>
                  </Box>
                ))}
              </Box>
            </Fold>
          )
        }
      </RemoteView>
    </Card>
  );
}
