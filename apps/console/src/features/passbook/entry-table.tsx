import { Button } from 'antd';
import type { PassbookEntry } from '../../lib/api-types.ts';
import { formatBalance, formatDate, formatPoints } from '../../lib/format.ts';
import { texts } from '../../texts.ts';
import { Mark, Points, Seal } from '../../ui/marks.tsx';
import { pairReversals } from './reversals.ts';

const t = texts.passbook;

/** The lines of a passbook, newest first; an entry and its reversal name each other's number. */
export function EntryTable(props: {
  entries: readonly PassbookEntry[];
  onWhy: (entry: PassbookEntry) => void;
}) {
  const pairs = pairReversals(props.entries);
  const hasManyBalances = new Set(props.entries.map((entry) => entry.balance)).size > 1;
  return (
    <table className="table entries">
      <thead>
        <tr>
          <th scope="col">{t.columns.seq}</th>
          <th scope="col">{t.columns.date}</th>
          <th scope="col">{t.columns.what}</th>
          <th scope="col" className="number">
            {t.columns.points}
          </th>
          <th scope="col" className="number">
            {t.columns.after}
          </th>
          <th scope="col">{t.columns.mark}</th>
          <th scope="col">
            <span className="sr-only">{t.why}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {props.entries.map((entry) => (
          <tr key={entry.id} className={entry.reversed || entry.reversal ? 'entry-pair' : undefined}>
            <td data-label={t.columns.seq} className="entry-line">
              {entry.seq}
            </td>
            <td data-label={t.columns.date} className="nowrap entry-date">
              {formatDate(entry.happenedAt)}
            </td>
            <td className="lead">
              {entry.itemTitle || entry.reason}
              <div className="small soft entry-clause">{entry.clauseText}</div>
              {entry.wouldBe !== entry.points && (
                <div className="small">{t.wouldBe(formatPoints(entry.wouldBe), entry.capNote ?? '')}</div>
              )}
            </td>
            <td data-label={t.columns.points} className="number entry-points">
              <Points text={formatPoints(entry.points)} negative={entry.points < 0} />
              {hasManyBalances && <div className="small soft">{entry.balanceLabel}</div>}
            </td>
            <td data-label={t.columns.after} className="number entry-after">
              {formatBalance(entry.balanceAfter)}
            </td>
            <td data-label={t.columns.mark} className="entry-mark">
              <EntryMark entry={entry} otherSeq={pairs.get(entry.id)} />
            </td>
            <td className="entry-why">
              <Button onClick={() => props.onWhy(entry)}>{t.why}</Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function EntryMark({ entry, otherSeq }: { entry: PassbookEntry; otherSeq: number | undefined }) {
  if (entry.reversal) return <Mark tone="warn">{t.reverses(otherSeq)}</Mark>;
  if (entry.reversed) return <Mark tone="plain">{t.reversedBy(otherSeq)}</Mark>;
  return <Seal word={t.booked} />;
}
