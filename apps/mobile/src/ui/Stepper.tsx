import { Box, Press } from '../platform/elements';
import { Icon } from './Icon';

interface StepperProps {
  value: number;
  step: number;
  lessLabel: string;
  moreLabel: string;
  onChange: (value: number) => void;
}

/** A number without typing; never below one step. */
export function Stepper({ value, step, lessLabel, moreLabel, onChange }: StepperProps) {
  return (
    <Box className="stepper">
      <Press
        className="stepper-key"
        label={lessLabel}
        disabled={value <= step}
        onPress={() => onChange(value - step)}
      >
        <Icon name="minus" ink="green" />
      </Press>
      <Box className="stepper-value" role="status">
        {String(value)}
      </Box>
      <Press className="stepper-key" label={moreLabel} onPress={() => onChange(value + step)}>
        <Icon name="plus" ink="green" />
      </Press>
    </Box>
  );
}
