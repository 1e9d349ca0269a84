import { Box, Words } from '../platform/elements';
import { Icon } from './Icon';

export interface TraceStep {
  id: string;
  title: string;
  /** Who and when. */
  detail: string;
  comment?: string | null;
  state: 'done' | 'now' | 'stopped';
}

const MARKS = {
  done: { name: 'check', ink: 'green' },
  now: { name: 'clock', ink: 'sky' },
  stopped: { name: 'warn', ink: 'cinnabar' },
} as const;

/** The way of one claim, a stage a line. */
export function StepTrace({ steps }: { steps: readonly TraceStep[] }) {
  return (
    <Box className="trace" role="list">
      {steps.map((step) => (
        <Box key={step.id} className={`trace-step trace-${step.state}`} role="listitem">
          <Icon {...MARKS[step.state]} size="small" />
          <Box className="trace-body">
            <Words className="trace-title">{step.title}</Words>
            <Words className="trace-detail">{step.detail}</Words>
            {step.comment ? <Words className="trace-comment">{step.comment}</Words> : null}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
