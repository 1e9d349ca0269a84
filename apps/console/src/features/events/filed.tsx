import { Button } from 'antd';
import type { ClaimResult } from '../../lib/api-types.ts';
import { formatDate, formatPoints } from '../../lib/format.ts';
import { texts } from '../../texts.ts';
import { Seal } from '../../ui/marks.tsx';

const t = texts.claim;

/** The receipt: number, promised date, and the way to the next one. */
export function Filed(props: { claim: ClaimResult; household: string; onAgain: () => void }) {
  const { claim } = props;
  return (
    <section className="sheet claim-filed" role="status">
      <Seal word={t.filedSeal} />
      <h2>{t.filed(props.household)}</h2>
      <p>{t.number(claim.number ?? '')}</p>
      {claim.promisedBy && <p>{t.promised(formatDate(claim.promisedBy))}</p>}
      <p className="soft">{t.preview(formatPoints(claim.preview.points))}</p>
      <Button type="primary" size="large" onClick={props.onAgain}>
        {t.another}
      </Button>
    </section>
  );
}
