import { Box, Press, Words } from '../platform/elements';

interface KeypadProps {
  label: string;
  words: { erase: string; clear: string };
  disabled: boolean;
  onDigit: (digit: string) => void;
  onErase: () => void;
  onClear: () => void;
}

/** Large digits for a PIN, as on a bank's machine. */
export function Keypad({ label, words, disabled, onDigit, onErase, onClear }: KeypadProps) {
  return (
    <Box className="keypad" role="group" label={label}>
      {Array.from('123456789', (digit) => (
        <Press key={digit} className="keypad-key" disabled={disabled} onPress={() => onDigit(digit)}>
          <Words>{digit}</Words>
        </Press>
      ))}
      <Press className="keypad-key keypad-word" disabled={disabled} onPress={onClear}>
        <Words>{words.clear}</Words>
      </Press>
      <Press className="keypad-key" disabled={disabled} onPress={() => onDigit('0')}>
        <Words>0</Words>
      </Press>
      <Press className="keypad-key keypad-word" disabled={disabled} onPress={onErase}>
        <Words>{words.erase}</Words>
      </Press>
    </Box>
  );
}
