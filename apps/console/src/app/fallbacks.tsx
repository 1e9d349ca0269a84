import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { troubleOf } from '../lib/errors.ts';
import { texts } from '../texts.ts';
import { Empty, Loading, ProblemBox } from '../ui/states.tsx';

export function Pending() {
  return (
    <main className="page">
      <Loading label={texts.states.loading} />
    </main>
  );
}

export function NotFound() {
  return (
    <main className="page">
      <div className="sheet">
        <Empty title={texts.states.notFound} hint={texts.states.notFoundHint}>
          <Link to="/">{texts.states.home}</Link>
        </Empty>
      </div>
    </main>
  );
}

/** A page that failed to load or to draw; loading again also fetches a newer build. */
export function Crash({ error }: ErrorComponentProps) {
  return (
    <main className="page">
      <ProblemBox
        title={texts.states.crashed}
        problem={troubleOf(error)}
        codeLabel={texts.states.code}
        retry={{ label: texts.states.reload, onClick: () => location.reload() }}
      />
    </main>
  );
}
