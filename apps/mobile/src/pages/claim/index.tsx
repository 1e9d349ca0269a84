import { useRouter } from '@tarojs/taro';
import type { Household, Scheme } from '../../api/types';
import { useActing } from '../../features/access/session';
import { useHousehold } from '../../features/access/use-household';
import { ClaimDesk } from '../../features/events/ClaimDesk';
import { isWaiting } from '../../features/events/outbox';
import { CLAIMS_TAB, filePath, ITEMS_TAB } from '../../features/events/paths';
import { useClaim } from '../../features/events/use-claims';
import { Frame } from '../../features/frame/Frame';
import { RemoteView } from '../../features/frame/Remote';
import { useItemAsAgreed } from '../../features/people/use-item-as-agreed';
import { claimable } from '../../features/schemes/items';
import { useScheme } from '../../features/schemes/use-scheme';
import { restart } from '../../platform/navigate';
import { texts } from '../../texts';
import { EmptyState, Loading } from '../../ui/states';

/** `?item=` files an item; with `&event=` it completes a returned claim. A poster's code leads here too. */
export default function ClaimPage() {
  const { item = '', event } = useRouter().params;
  const itemId = decodeURIComponent(item);
  const eventId = event ? decodeURIComponent(event) : undefined;
  const here = filePath(itemId, eventId ? { eventId } : undefined);
  // Handed in, it waits in the queue: who must sign in first comes back to the list, not to an empty form.
  const household = useHousehold(here, () => (isWaiting(itemId, eventId ?? null) ? CLAIMS_TAB : here));
  if (!household) {
    return (
      <Frame title={texts.claim.title}>
        <Loading text={texts.common.loading} />
      </Frame>
    );
  }
  return <ClaimOfItem key={household.householdId} household={household} itemId={itemId} eventId={eventId} />;
}

interface ClaimOfItemProps {
  household: Household;
  itemId: string;
  eventId: string | undefined;
}

function ClaimOfItem({ household, itemId, eventId }: ClaimOfItemProps) {
  const acting = useActing(household);
  const scheme = useScheme(household.villageId);
  const returned = useClaim(household.villageId, eventId ?? null);
  const isReady = scheme.value !== null && (eventId === undefined || returned.value !== null);
  const item = useItemAsAgreed(
    household,
    scheme.value?.items.find(({ id }) => id === itemId),
  );
  const why = scheme.value ? whyNot(scheme.value, itemId) : null;

  if (isReady && item && !why) {
    return (
      <ClaimDesk
        key={acting?.personId}
        household={household}
        item={item}
        unit={scheme.value?.unitLabel ?? ''}
        returned={returned.value}
      />
    );
  }
  return (
    <Frame title={texts.claim.title}>
      {why ? (
        <EmptyState
          icon="none"
          text={why}
          action={{ text: texts.claims.toItems, onPress: () => restart(ITEMS_TAB) }}
        />
      ) : scheme.value === null ? (
        <RemoteView remote={scheme}>{() => null}</RemoteView>
      ) : (
        <RemoteView remote={returned}>{() => null}</RemoteView>
      )}
    </Frame>
  );
}

function whyNot(scheme: Scheme, itemId: string): string | null {
  const item = scheme.items.find(({ id }) => id === itemId);
  if (!item) return texts.claim.unknownItem;
  const may = claimable(item);
  if (may === 'yes') return null;
  return may === 'inactive' ? texts.claim.notNow : texts.claim.notClaimable;
}
