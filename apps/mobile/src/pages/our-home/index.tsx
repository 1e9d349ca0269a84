import { useHousehold } from '../../features/access/use-household';
import { Frame } from '../../features/frame/Frame';
import { OurHome } from '../../features/people/OurHome';
import { texts } from '../../texts';
import { Loading } from '../../ui/states';

/** Our household as the village has it written down. */
export default function OurHomePage() {
  const household = useHousehold('/pages/our-home/index');
  return (
    <Frame title={texts.ourHome.title}>
      {household ? <OurHome household={household} /> : <Loading text={texts.common.loading} />}
    </Frame>
  );
}
