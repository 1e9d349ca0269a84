import { Button } from 'antd';
import type { Slip } from '../../lib/api-types.ts';
import { formatDate } from '../../lib/format.ts';
import { describeDuty } from '../../lib/roles.ts';
import { texts } from '../../texts.ts';
import '../../ui/paper.css';
import { Square } from '../../ui/square.tsx';
import './duties.css';

const t = texts.duties.slip;

/** The slip for the new colleague: shown once, printed small, torn up after use. */
export function PasswordSlip({ slip, onDone }: { slip: Slip; onDone: () => void }) {
  return (
    <section className="sheet sheet-body sign-in-step slip-sheet">
      <p className="soft" role="status">
        {t.once}
      </p>
      <div className="slip paper">
        <h2>
          {t.place} · {t.title}
        </h2>
        <dl>
          <dt>{t.name}</dt>
          <dd>{slip.displayName}</dd>
          {slip.duties.map((duty) => (
            <SlipDuty key={`${duty.placeName} ${describeDuty(duty)}`} duty={duty} />
          ))}
          <dt>{t.address}</dt>
          <dd className="slip-address">{slip.address}</dd>
          <dt>{t.username}</dt>
          <dd>{slip.username}</dd>
          <dt>{t.password}</dt>
          <dd className="secret">{slip.initialPassword}</dd>
          <dt>{t.until}</dt>
          <dd>{formatDate(slip.initialUntil)}</dd>
        </dl>
        <figure>
          <Square square={slip.square} label={t.square} className="slip-square" />
          <figcaption className="small">{t.scan}</figcaption>
        </figure>
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

function SlipDuty({ duty }: { duty: Slip['duties'][number] }) {
  return (
    <>
      <dt>{t.duty}</dt>
      <dd>
        {duty.placeName} · {describeDuty(duty)}
      </dd>
    </>
  );
}
