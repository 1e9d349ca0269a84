import type { Household } from '../../api/types';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { EmptyState } from '../../ui/states';
import { FaultNotice } from '../frame/FaultNotice';
import { RemoteView } from '../frame/Remote';
import { ClaimLines } from './ClaimLines';
import { sortClaims } from './claim-state';
import { useOutbox } from './outbox';
import { useClaims, useOlderClaims } from './use-claims';
import type { ClaimList } from '../../api/types';

interface ClaimsPanelProps {
  household: Household;
  onItems: () => void;
}

/** All claims of the household, those that wait for the villager on top. */
export function ClaimsPanel({ household, onItems }: ClaimsPanelProps) {
  const remote = useClaims(household);
  const waiting = useOutbox(household.householdId);
  return (
    <>
      {remote.value === null && waiting.length > 0 ? (
        <Card title={texts.queue.title}>
          <ClaimLines claims={[]} householdId={household.householdId} emptyText="" />
        </Card>
      ) : null}
      <RemoteView remote={remote}>
        {(first) =>
          first.claims.length === 0 && waiting.length === 0 ? (
            <EmptyState
              icon="steps"
              text={texts.claims.empty}
              action={{ text: texts.claims.toItems, onPress: onItems }}
            />
          ) : (
            <ClaimCards household={household} first={first} />
          )
        }
      </RemoteView>
    </>
  );
}

function ClaimCards({ household, first }: { household: Household; first: ClaimList }) {
  const { claims, hasMore, fault, readMore } = useOlderClaims(household, first);
  return (
    <Card>
      <ClaimLines
        claims={sortClaims(claims)}
        householdId={household.householdId}
        emptyText={texts.claims.empty}
      />
      {fault ? <FaultNotice fault={fault} /> : null}
      {hasMore ? <Button text={texts.common.more} onPress={readMore} /> : null}
    </Card>
  );
}
