import { useHousehold } from '../../features/access/use-household';
import { Frame } from '../../features/frame/Frame';
import { MyInfo } from '../../features/privacy/MyInfo';
import { texts } from '../../texts';
import { Loading } from '../../ui/states';

/** What is held about me, and what I can do about it. */
export default function MyInfoPage() {
  const household = useHousehold('/pages/my-info/index');
  return (
    <Frame title={texts.myInfo.title}>
      {household ? <MyInfo household={household} /> : <Loading text={texts.common.loading} />}
    </Frame>
  );
}
