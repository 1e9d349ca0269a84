import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { api } from '../../lib/api.ts';
import type { AuditCheck } from '../../lib/api-types.ts';
import { troubleOf } from '../../lib/errors.ts';
import { texts } from '../../texts.ts';
import { ProblemLine } from '../../ui/states.tsx';

const t = texts.oversight;

/** Recomputes a village's chains on demand. */
export function CheckAudit({ villageId }: { villageId: number }) {
  const check = useMutation({ mutationFn: () => api.checkAudit(villageId) });
  return (
    <section className="sheet sheet-body audit-check">
      <Button loading={check.isPending} onClick={() => check.mutate()}>
        {check.isPending ? t.checking : t.check}
      </Button>
      {check.data && <Outcome check={check.data} />}
      {check.isError && <ProblemLine problem={troubleOf(check.error)} />}
    </section>
  );
}

function Outcome({ check: { audit, ledger } }: { check: AuditCheck }) {
  const damaged = audit.damaged + ledger.damaged;
  if (damaged === 0)
    return (
      <p role="status" className="audit-intact">
        {t.intact({ audit: audit.rows, ledger: ledger.rows })}
      </p>
    );
  return (
    <div role="alert" className="audit-damaged">
      <b>{t.damaged(damaged)}</b>
      <ul>
        {audit.findings.map(({ seq, problem }) => (
          <li key={`a${seq}${problem}`}>{t.damagedAudit(seq, problem)}</li>
        ))}
        {ledger.findings.map(({ seq, problem }) => (
          <li key={`l${seq}${problem}`}>{t.damagedLedger(seq, problem)}</li>
        ))}
      </ul>
    </div>
  );
}
