import type { ReactNode } from 'react';
import './step.css';

/** A numbered part of a form; a done one shows a tick besides its colour. */
export function Step(props: { number: number; title: string; isDone?: boolean; children: ReactNode }) {
  return (
    <section className={props.isDone ? 'sheet step step-done' : 'sheet step'}>
      <h2>
        <span className="step-number" aria-hidden="true">
          {props.isDone ? '✓' : props.number}
        </span>
        {props.title}
      </h2>
      <div className="step-body">{props.children}</div>
    </section>
  );
}
