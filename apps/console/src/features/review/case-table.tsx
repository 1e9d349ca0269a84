import { Link } from '@tanstack/react-router';
import { photoUrl } from '../../lib/api.ts';
import type { QueueCase } from '../../lib/api-types.ts';
import { formatMoment, formatPoints, formatSigned } from '../../lib/format.ts';
import { texts } from '../../texts.ts';
import { Points } from '../../ui/marks.tsx';
import { caseKey, signedPoints } from './desk.ts';
import { Due, Flags } from './flags.tsx';
import type { QueueFilter } from './queue.ts';

const t = texts.review;

/** The queue as a table; on a phone as cards. */
export function CaseTable({ cases, filter }: { cases: readonly QueueCase[]; filter: QueueFilter }) {
  const now = new Date();
  return (
    <table className="table case-table">
      <thead>
        <tr>
          <th scope="col">{t.columns.item}</th>
          <th scope="col">{t.columns.household}</th>
          <th scope="col">{t.columns.stage}</th>
          <th scope="col">{t.columns.filed}</th>
          <th scope="col">{t.columns.due}</th>
          <th scope="col" className="number">
            {t.columns.points}
          </th>
        </tr>
      </thead>
      <tbody>
        {cases.map((of) => (
          <tr key={caseKey(of)}>
            <td className="lead">
              <div className="case-lead">
                <Thumb of={of} />
                <div>
                  <Link
                    to="/review/$villageId/$eventId"
                    params={{ villageId: String(of.villageId), eventId: of.eventId }}
                    search={filter}
                  >
                    {of.itemTitle}
                  </Link>
                  <div className="case-flags">
                    <Flags of={of} />
                    <span className="small soft">{of.number}</span>
                  </div>
                </div>
              </div>
            </td>
            <td data-label={t.columns.household} className="case-house">
              {of.household.label}
              <div className="small soft">
                {of.villageName} {of.household.doorCode}
              </div>
            </td>
            <td data-label={t.columns.stage} className="case-stage">
              {of.stageTitle}
            </td>
            <td data-label={t.columns.filed} className="case-filed">
              {t.filedAt(formatMoment(of.filedAt, now))}
            </td>
            <td data-label={t.columns.due} className="case-due">
              <Due of={of} now={now} />
            </td>
            <td data-label={t.columns.points} className="number case-points">
              <ExpectedPoints of={of} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Thumb({ of }: { of: QueueCase }) {
  const photo = of.photoIds[0];
  if (!photo) return <span className="thumb thumb-none">{t.noPhoto}</span>;
  return <img className="thumb" src={photoUrl(of.villageId, photo, 'thumb')} alt="" loading="lazy" />;
}

/** What approving would book: a figure, or the span the reviewer chooses in. */
export function ExpectedPoints({ of }: { of: QueueCase }) {
  if (of.range) return <Points text={rangeText(of, of.range)} negative={signedPoints(of, 1) < 0} />;
  return <Points text={formatPoints(of.preview.points)} negative={of.preview.points < 0} />;
}

function rangeText(of: QueueCase, { min, max }: { min: number; max: number }): string {
  return t.range(formatSigned(signedPoints(of, min)), max);
}
