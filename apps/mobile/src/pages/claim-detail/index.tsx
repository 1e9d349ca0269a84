import { useDidShow, useRouter } from '@tarojs/taro';
import { useHousehold } from '../../features/access/use-household';
import { ClaimDetail, ClaimNextStep } from '../../features/events/ClaimDetail';
import { claimPath } from '../../features/events/paths';
import { useClaim } from '../../features/events/use-claims';
import { Frame } from '../../features/frame/Frame';
import { RemoteView } from '../../features/frame/Remote';
import { texts } from '../../texts';
import { Loading } from '../../ui/states';

export default function ClaimDetailPage() {
  const eventId = decodeURIComponent(useRouter().params.id ?? '');
  const household = useHousehold(claimPath(eventId));
  const claim = useClaim(household?.villageId ?? 0, household ? eventId : null);
  useDidShow(claim.reload);
  return (
    <Frame title={texts.claims.detail} footer={claim.value ? <ClaimNextStep claim={claim.value} /> : null}>
      {household ? (
        <RemoteView remote={claim}>
          {(value) => <ClaimDetail claim={value} household={household} />}
        </RemoteView>
      ) : (
        <Loading text={texts.common.loading} />
      )}
    </Frame>
  );
}
