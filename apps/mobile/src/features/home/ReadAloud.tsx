import { useEffect, useState } from 'react';
import type { Balance, Household } from '../../api/types';
import { balanceFigure } from '../../lib/format';
import { canSpeak, speak, stopSpeaking } from '../../platform/speech';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';

/** Says the balance, where the phone has a voice for it. */
export function ReadAloud({ household, balance }: { household: Household; balance: Balance | undefined }) {
  const [isSpeaking, setSpeaking] = useState(false);
  useEffect(() => stopSpeaking, []);
  if (!canSpeak || !balance) return null;

  const { villageName, headName } = household;
  const toggle = () => {
    if (isSpeaking) {
      stopSpeaking();
      setSpeaking(false);
      return;
    }
    setSpeaking(true);
    speak(texts.home.spoken(villageName, headName, balance.label, balanceFigure(balance.points)), () =>
      setSpeaking(false),
    );
  };
  return (
    <Button
      look="light"
      icon="speaker"
      text={isSpeaking ? texts.home.stopReading : texts.home.readAloud}
      onPress={toggle}
    />
  );
}
