import type { ReactNode } from 'react';
import './marks.css';

/** A word in a hairline box; the tone only underlines what the word says. */
export function Mark({ tone, children }: { tone: 'plain' | 'warn' | 'good' | 'info'; children: ReactNode }) {
  return <span className={`mark mark-${tone}`}>{children}</span>;
}

/** Points, signed and with unit; less than zero is cinnabar besides its sign. */
export function Points({ text, negative }: { text: string; negative: boolean }) {
  return <span className={negative ? 'points points-less' : 'points'}>{text}</span>;
}

/** The small round seal an approved entry carries. */
export function Seal({ word }: { word: string }) {
  return <span className="seal">{word}</span>;
}

/** A name and its value, one under the other. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
