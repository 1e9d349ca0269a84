import { Button } from 'antd';
import type { ReactNode } from 'react';
import './states.css';

export interface Problem {
  code: string;
  message: string;
  requestId?: string | undefined;
}

/** Rows of grey while a list is on its way. */
export function Loading({ label, rows = 4 }: { label: string; rows?: number }) {
  return (
    <div className="loading" role="status" aria-live="polite">
      <span className="loading-label">{label}</span>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} className="loading-row" />
      ))}
    </div>
  );
}

/** Nothing here: says why, and what to do next. */
export function Empty({ title, hint, children }: { title: string; hint?: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <svg viewBox="0 0 64 48" width="96" height="72" aria-hidden="true">
        <path d="M6 8h24c2 0 2 2 2 4v30c0-2-2-4-4-4H6zM58 8H34c-2 0-2 2-2 4v30c0-2 2-4 4-4h22z" />
        <path d="M12 17h12M12 24h12M40 17h12M40 24h12" />
      </svg>
      <h2>{title}</h2>
      {hint && <p className="soft">{hint}</p>}
      {children && <div className="empty-next">{children}</div>}
    </div>
  );
}

/** What went wrong, what to do, and below it the code to tell on the phone. */
export function ProblemBox(props: {
  problem: Problem;
  title: string;
  codeLabel: string;
  retry?: { label: string; onClick: () => void } | undefined;
}) {
  const { problem } = props;
  return (
    <div className="problem" role="alert">
      <h2>{props.title}</h2>
      <p>{problem.message}</p>
      {props.retry && <Button onClick={props.retry.onClick}>{props.retry.label}</Button>}
      <p className="problem-code">
        {props.codeLabel} {problem.code}
        {problem.requestId ? ` · ${problem.requestId}` : ''}
      </p>
    </div>
  );
}

/** One line of trouble beside a control. */
export function ProblemLine({ problem }: { problem: Problem }) {
  return (
    <p className="problem-line" role="alert">
      {problem.message} <span className="problem-code">{problem.code}</span>
    </p>
  );
}
