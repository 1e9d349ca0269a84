import type { SchemeItem } from '../../lib/api-types.ts';
import { texts } from '../../texts.ts';
import { Mark, Points } from '../../ui/marks.tsx';

const t = texts.scheme;

/** Items as the village adopted them; the clause stands below each title, as in the printed scheme. */
export function ItemTable({ items }: { items: readonly SchemeItem[] }) {
  return (
    <table className="table scheme-items">
      <thead>
        <tr>
          <th scope="col">{t.columns.item}</th>
          <th scope="col">{t.columns.kind}</th>
          <th scope="col" className="number">
            {t.columns.points}
          </th>
          <th scope="col">{t.columns.limit}</th>
          <th scope="col">{t.columns.evidence}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            <td className="lead">
              <b>{item.title}</b> {!item.active && <Mark tone="plain">{t.inactive}</Mark>}
              <div className="small soft">{item.clauseText}</div>
            </td>
            <td data-label={t.columns.kind}>{t.kinds[item.kind]}</td>
            <td data-label={t.columns.points} className="number">
              <Points text={item.pointsLabel} negative={item.kind === 'deduction' || item.kind === 'veto'} />
            </td>
            <td data-label={t.columns.limit}>{item.limitLabel || t.noLimit}</td>
            <td data-label={t.columns.evidence}>{t.photos(item.evidence.photosMin)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
