import { Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { QueueCase, ReadyReason, Verdict } from '../../lib/api-types.ts';
import { formatPoints, formatSigned } from '../../lib/format.ts';
import { useKeys } from '../../lib/use-keys.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { Loading } from '../../ui/states.tsx';
import { SureButton } from '../../ui/sure.tsx';
import { type Act, proposedPoints, rangeSteps, signedPoints } from './desk.ts';
import { useReasons } from './queue.ts';

const t = texts.review;
const noKey = () => {};

/** Approve in one tap; return or refuse in two, the second being the reason. */
export function DecisionBar(props: { of: QueueCase; paused: boolean; onAct: (act: Act) => void }) {
  const { of, onAct } = props;
  const [asking, setAsking] = useState<Exclude<Verdict, 'approve'> | null>(null);
  const [points, setPoints] = useState(proposedPoints(of));
  const canApprove = !of.range || points !== null;
  const approve = () => {
    if (canApprove) onAct({ verdict: 'approve', ...(of.range && points !== null ? { points } : {}) });
  };
  useKeys(
    props.paused
      ? {}
      : {
          KeyA: asking ? noKey : approve,
          KeyR: () => setAsking('return'),
          KeyX: () => setAsking('refuse'),
          ...(asking ? { Escape: () => setAsking(null) } : {}),
        },
  );
  if (asking) return <Reasons verdict={asking} onAct={onAct} onBack={() => setAsking(null)} />;
  return (
    <div className="bar">
      {of.range && <PointsChoice of={of} range={of.range} value={points} onChange={setPoints} />}
      <div className="bar-verdicts">
        <Button type="primary" size="large" onClick={approve} disabled={!canApprove}>
          {of.range && points !== null ? t.approvePoints(formatPoints(signedPoints(of, points))) : t.approve}{' '}
          <kbd>A</kbd>
        </Button>
        <Button size="large" onClick={() => setAsking('return')}>
          {t.return} <kbd>R</kbd>
        </Button>
        <Button size="large" danger onClick={() => setAsking('refuse')}>
          {t.refuse} <kbd>X</kbd>
        </Button>
      </div>
    </div>
  );
}

function PointsChoice(props: {
  of: QueueCase;
  range: { min: number; max: number };
  value: number | null;
  onChange: (points: number | null) => void;
}) {
  const steps = rangeSteps(props.range);
  return (
    <fieldset className="bar-points">
      <legend>{t.choosePoints}</legend>
      {steps.map((step) => (
        <Button
          key={step}
          type={step === props.value ? 'primary' : 'default'}
          ghost={step === props.value}
          aria-pressed={step === props.value}
          onClick={() => props.onChange(step)}
        >
          {formatSigned(signedPoints(props.of, step))}
        </Button>
      ))}
      {steps.length === 0 && (
        <InputNumber
          aria-label={t.choosePoints}
          min={props.range.min}
          max={props.range.max}
          value={props.value}
          onChange={props.onChange}
        />
      )}
    </fieldset>
  );
}

function Reasons(props: {
  verdict: Exclude<Verdict, 'approve'>;
  onAct: (act: Act) => void;
  onBack: () => void;
}) {
  const [comment, setComment] = useState('');
  const query = useReasons(props.verdict);
  const reasons = query.data?.reasons ?? [];
  const choose = (reason: ReadyReason) =>
    props.onAct({
      verdict: props.verdict,
      reason,
      ...(comment.trim() ? { comment: comment.trim() } : {}),
    });
  useKeys(Object.fromEntries(reasons.map((reason, index) => [`Digit${index + 1}`, () => choose(reason)])));
  return (
    <section className="bar" aria-label={t.why[props.verdict]}>
      <div className="bar-ask">
        <h2>{t.why[props.verdict]}</h2>
        <Button onClick={props.onBack}>
          {t.cancel} <kbd>Esc</kbd>
        </Button>
      </div>
      {query.isPending && <Loading label={t.loading} rows={1} />}
      <TroubleBox title={t.loadFailed} of={query} />
      <div className="bar-reasons">
        {reasons.map((reason, index) => (
          <SureButton key={reason.code} onClick={() => choose(reason)}>
            <kbd>{index + 1}</kbd> {reason.label}
          </SureButton>
        ))}
      </div>
      <Input
        aria-label={t.comment}
        placeholder={t.comment}
        value={comment}
        maxLength={200}
        onChange={(event) => setComment(event.target.value)}
      />
    </section>
  );
}
