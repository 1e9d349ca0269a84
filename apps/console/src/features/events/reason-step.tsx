import { Button, Input } from 'antd';
import { texts } from '../../texts.ts';
import { Step } from '../../ui/step.tsx';
import type { Draft } from './draft.ts';

const t = texts.claim;

/** Why somebody else files this claim: it stays on the record. */
export function ReasonStep({ draft, onChange }: { draft: Draft; onChange: (part: Partial<Draft>) => void }) {
  return (
    <Step number={4} title={t.parts.reason} isDone={Boolean(draft.reason)}>
      <div className="claim-choices">
        {t.reasons.map((reason) => (
          <Button
            key={reason}
            type={reason === draft.reason ? 'primary' : 'default'}
            ghost={reason === draft.reason}
            aria-pressed={reason === draft.reason}
            onClick={() => onChange({ reason })}
          >
            {reason}
          </Button>
        ))}
      </div>
      <Input
        aria-label={t.note}
        placeholder={t.note}
        maxLength={200}
        value={draft.note}
        onChange={(event) => onChange({ note: event.target.value })}
      />
    </Step>
  );
}
