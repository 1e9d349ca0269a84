import { useEffect, useRef, useState } from 'react';
import { canScan, scan } from '../../platform/doors';
import { Box, Heading, TextInput, Words } from '../../platform/elements';
import { HOME, restart } from '../../platform/navigate';
import { canSpeak, speak, stopSpeaking } from '../../platform/speech';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import { Keypad } from '../../ui/Keypad';
import { Notice } from '../../ui/Notice';
import { FaultNotice } from '../frame/FaultNotice';
import { Frame } from '../frame/Frame';
import { cardCodeOf } from './card-text';
import { api } from './server';
import { beginGuestSession } from './session';
import { useAttempts } from './use-attempts';

const PIN_LENGTH = 6;
const words = texts.doors.card;

/** First the card: scanned here, or by whatever opened this page. */
export function CardScan({ onCard }: { onCard: (code: string) => void }) {
  const [problem, setProblem] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const take = (text: string) => {
    const code = cardCodeOf(text);
    if (code) onCard(code);
    else setProblem(words.notCard);
    setTyped('');
  };
  const scanNow = async () => {
    setProblem(null);
    const found = await scan();
    if ('text' in found) take(found.text);
    else if (found.problem === 'failed') setProblem(words.scanFailed);
  };
  return (
    <>
      <Words className="text">{words.point}</Words>
      {canScan ? (
        <Button look="primary" icon="camera" text={words.scan} onPress={() => void scanNow()} />
      ) : (
        <>
          <Notice tone="plain" icon="camera" text={words.browser} />
          <Field label={words.gunLabel}>
            <TextInput
              className="input"
              label={words.gunLabel}
              value={typed}
              maxLength={300}
              onChange={setTyped}
              onDone={() => take(typed)}
            />
          </Field>
        </>
      )}
      {problem ? <Notice tone="bad" text={problem} /> : null}
      <Words className="text soft">{words.forgot}</Words>
    </>
  );
}

/** Then the six digits, on a page of their own with the keys at the thumb; the last digit signs in. */
export function CardPin({ card }: { card: string }) {
  const [pin, setPin] = useState('');
  const { isBusy, fault, attempt } = useAttempts();
  // A quick thumb presses again before the screen is drawn.
  const pressed = useRef('');
  const show = (next: string) => {
    pressed.current = next;
    setPin(next);
  };
  const press = (digit: string) => {
    if (pressed.current.length === PIN_LENGTH) return;
    show(pressed.current + digit);
    if (pressed.current.length === PIN_LENGTH) void enter(pressed.current);
  };
  const enter = (typed: string) =>
    attempt(
      async () => {
        const answer = await api.signInCard(card, typed);
        // Empty before the fault is drawn: the next digit is the first one again.
        if (!answer.ok) show('');
        return answer;
      },
      (signedIn) => {
        beginGuestSession(signedIn);
        restart(HOME);
      },
    );
  return (
    <Frame
      title={words.title}
      footer={
        <Box className="foot-action">
          <Keypad
            label={words.pinLabel}
            words={words}
            disabled={isBusy}
            onDigit={press}
            onErase={() => show(pressed.current.slice(0, -1))}
            onClear={() => show('')}
          />
        </Box>
      }
    >
      <Box className="list">
        <Heading level={2} className="pin-title">
          {isBusy ? words.checking : words.pinLabel}
        </Heading>
        <Box className="pin" role="img" label={words.typed(pin.length)}>
          {Array.from({ length: PIN_LENGTH }, (_dot, at) => (
            <Box key={at} className={`pin-dot ${at < pin.length ? 'pin-dot-on' : ''}`} />
          ))}
        </Box>
        {fault ? <FaultNotice fault={fault} /> : null}
        <Aloud />
        <Words className="text soft">{words.forgot}</Words>
      </Box>
    </Frame>
  );
}

function Aloud() {
  const [isSpeaking, setSpeaking] = useState(false);
  useEffect(() => stopSpeaking, []);
  if (!canSpeak) return null;
  const toggle = () => {
    setSpeaking(!isSpeaking);
    if (isSpeaking) stopSpeaking();
    else speak(words.spoken, () => setSpeaking(false));
  };
  return <Button icon="speaker" text={isSpeaking ? words.stopReading : words.readAloud} onPress={toggle} />;
}
