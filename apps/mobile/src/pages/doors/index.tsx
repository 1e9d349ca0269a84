import { OwnDevices } from '../../features/access/OwnDevices';
import { OwnDoors } from '../../features/access/OwnDoors';
import { useHousehold } from '../../features/access/use-household';
import { Frame } from '../../features/frame/Frame';
import { texts } from '../../texts';
import { Loading } from '../../ui/states';

/** How I come in, and where I am signed in. */
export default function DoorsPage() {
  const household = useHousehold('/pages/doors/index');
  return (
    <Frame title={texts.doors.own.title}>
      {household ? (
        <>
          <OwnDoors />
          <OwnDevices />
        </>
      ) : (
        <Loading text={texts.common.loading} />
      )}
    </Frame>
  );
}
