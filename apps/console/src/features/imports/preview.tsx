import type { RosterFile } from '../../lib/api-types.ts';
import { texts } from '../../texts.ts';

const t = texts.imports.map;

/** The first people as they would be stored. */
export function Preview({ rows }: { rows: RosterFile['preview'] }) {
  return (
    <div className="import-wide">
      <table className="table">
        <thead>
          <tr>
            {Object.entries(t.cells).map(([key, label]) => (
              <th key={key} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.row} ${row.name}`}>
              <td data-label={t.cells.row} className="digits">
                {row.row}
              </td>
              <td data-label={t.cells.door}>{row.doorCode}</td>
              <td data-label={t.cells.group}>{row.group}</td>
              <td data-label={t.cells.name} className="lead">
                {row.name}
              </td>
              <td data-label={t.cells.relation}>{texts.household.relations[row.relation]}</td>
              <td data-label={t.cells.id} className="digits">
                {row.idNumber}
              </td>
              <td data-label={t.cells.phone} className="digits">
                {row.phone}
              </td>
              <td data-label={t.cells.born} className="digits">
                {row.bornOn}
              </td>
              <td data-label={t.cells.act}>{t.acts[row.act]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
