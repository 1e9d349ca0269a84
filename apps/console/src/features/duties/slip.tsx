import { Button } from 'antd';
import type { Slip } from '../../lib/api-types.ts';
import { formatDate } from '../../lib/format.ts';
import { texts } from '../../texts.ts';
import '../../ui/paper.css';
import './duties.css';

const t = texts.duties.slip;

/** The slip for the new colleague: shown once, printed small, torn up after use. */
export function PasswordSlip({ slip, onDone }: { slip: Slip; onDone: () => void }) {
  return (
    <section className="sheet sheet-body sign-in-step">
      <p className="soft" role="status">
        {t.once}
      </p>
      <div className="slip paper">
        <h2>
          {t.place} · {t.title}
        </h2>
        <dl>
          <dt>{t.address}</dt>
          <dd>{`${location.origin}/console/`}</dd>
          <dt>{t.name}</dt>
          <dd>{slip.displayName}</dd>
          <dt>{t.username}</dt>
          <dd>{slip.username}</dd>
          <dt>{t.password}</dt>
          <dd className="secret">{slip.initialPassword}</dd>
          <dt>{t.until}</dt>
          <dd>{formatDate(slip.initialUntil)}</dd>
        </dl>
        <ol>
          {t.how.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </div>
      <div className="form-acts">
        <Button type="primary" size="large" onClick={() => print()}>
          {t.print}
        </Button>
        <Button size="large" onClick={onDone}>
          {t.done}
        </Button>
      </div>
    </section>
  );
}
