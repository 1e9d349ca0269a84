import { Button, Radio } from 'antd';
import type { ReactNode } from 'react';
import { troubleOf } from '../../lib/errors.ts';
import { texts } from '../../texts.ts';
import { ProblemLine } from '../../ui/states.tsx';
import { SureButton } from '../../ui/sure.tsx';

const t = texts.privacy;

interface DecideFormProps<Verdict extends string> {
  verdict: Verdict;
  verdicts: { value: Verdict; label: string }[];
  onVerdict: (verdict: Verdict) => void;
  reason: string | undefined;
  reasons: { code: string; label: string }[];
  onReason: (reason: string) => void;
  /** The sending, begun by the button. */
  act: { isPending: boolean; error: unknown; mutate: () => void };
  /** More is to be chosen before it can be sent. */
  isUnready?: boolean;
  /** What is decided cannot be taken back. */
  isFinal?: boolean;
  onCancel: () => void;
  /** What the verdict chosen asks for, between it and the reasons. */
  children?: ReactNode;
}

/** A wish is decided by a verdict and one of the ready reasons. */
export function DecideForm<Verdict extends string>(props: DecideFormProps<Verdict>) {
  const { act, reason, isUnready = false, isFinal = false } = props;
  return (
    <>
      <Radio.Group
        aria-label={t.verdict}
        value={props.verdict}
        onChange={(event) => props.onVerdict(event.target.value as Verdict)}
        options={props.verdicts}
      />
      {props.children}
      <Radio.Group
        aria-label={t.reason}
        className="privacy-reasons"
        value={reason}
        onChange={(event) => props.onReason(event.target.value as string)}
        options={props.reasons.map(({ code, label }) => ({ value: code, label }))}
      />
      {isFinal && <p className="privacy-warn">{t.eraseSure}</p>}
      {act.error !== null && <ProblemLine problem={troubleOf(act.error)} />}
      <span className="privacy-acts">
        <SureButton
          type="primary"
          danger={isFinal}
          disabled={reason === undefined || isUnready}
          loading={act.isPending}
          onClick={act.mutate}
        >
          {t.confirm}
        </SureButton>
        <Button onClick={props.onCancel}>{t.cancel}</Button>
      </span>
    </>
  );
}
