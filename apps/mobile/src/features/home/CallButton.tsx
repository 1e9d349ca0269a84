import { dial } from '../../platform/dial';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { usePlace } from '../people/use-place';

/** The village's telephone, one tap away; nothing where the village gave none. */
export function CallButton({ villageId }: { villageId: number }) {
  const phone = usePlace(villageId).value?.phone;
  if (!phone) return null;
  return <Button icon="phone" text={texts.home.phone} onPress={() => dial(phone)} />;
}
