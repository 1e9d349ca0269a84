import { texts } from '../texts.ts';
import { ProblemBox } from '../ui/states.tsx';
import { troubleOf } from './errors.ts';

/** Something asked of the server: a query, which can be asked again, or an act, whose button is still there. */
interface Asked {
  error: unknown;
  refetch?: () => unknown;
}

/** What went wrong with something asked of the server; nothing while nothing did. */
export function TroubleBox({ title, of }: { title: string; of: Asked }) {
  if (!of.error) return null;
  const { refetch } = of;
  return (
    <ProblemBox
      title={title}
      problem={troubleOf(of.error)}
      codeLabel={texts.states.code}
      retry={refetch && { label: texts.states.retry, onClick: () => void refetch() }}
    />
  );
}
