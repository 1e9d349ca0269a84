import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { CardPin, CardScan } from '../../features/access/CardDesk';
import { cardCodeOf } from '../../features/access/card-text';
import { FirstTime } from '../../features/access/FirstTime';
import { hasAgreed } from '../../features/access/Privacy';
import { Frame } from '../../features/frame/Frame';
import { forgetAddress } from '../../platform/doors';
import { texts } from '../../texts';

/** For those without a phone: the household's card and its PIN, on a helper's or the village's device. */
export default function CardPage() {
  const { c } = useRouter().params;
  const [card, setCard] = useState(() => cardCodeOf(c ? decodeURIComponent(c) : ''));
  const [agreed, setAgreed] = useState(hasAgreed);
  useEffect(forgetAddress, []);
  if (!agreed)
    return <FirstTime door={null} onAgree={() => setAgreed(true)} onPhoneGiven={() => undefined} />;
  if (card) return <CardPin card={card} />;
  return (
    <Frame title={texts.doors.card.title}>
      <CardScan onCard={setCard} />
    </Frame>
  );
}
