import './trace.css';

/** A way walked step by step, oldest first. */
export function TraceList({
  steps,
}: {
  steps: readonly { title: string; detail: string; isNow?: boolean | undefined }[];
}) {
  return (
    <ol className="trace">
      {steps.map((step) => (
        <li key={`${step.title} ${step.detail}`} aria-current={step.isNow ? 'step' : undefined}>
          <b>{step.title}</b>
          {step.detail && <span className="small soft">{step.detail}</span>}
        </li>
      ))}
    </ol>
  );
}
