import { useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';
import { texts } from '../../texts.ts';
import { homeVillage, useVillages } from './villages.ts';
import './help.css';

const t = texts.help;

export function HelpPage() {
  return (
    <div className="page">
      <h1>{t.title}</h1>
      <OfficePhone />
      <section className="sheet sheet-body help">
        {t.answers.map(([question, answer]) => (
          <div key={question}>
            <h2>{question}</h2>
            <p>{answer}</p>
          </div>
        ))}
      </section>
      <section className="sheet sheet-body help-keys">
        <h2>{t.keysTitle}</h2>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t.key}</th>
              <th scope="col">{t.does}</th>
            </tr>
          </thead>
          <tbody>
            {t.keys.map(([key, does]) => (
              <tr key={key}>
                <td data-label={t.key}>{key}</td>
                <td data-label={t.does}>{does}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

/** Whom to ring; the number is the village office's public one. */
function OfficePhone() {
  const village = homeVillage(useVillages().data ?? []);
  const { data } = useQuery({
    queryKey: ['place', village?.id ?? 0],
    queryFn: () => api.place(village?.id ?? 0),
    enabled: village !== undefined,
  });
  if (!data?.phone) return null;
  return (
    <section className="sheet sheet-body">
      <h2>
        <a href={`tel:${data.phone}`}>{t.phone(data.name, data.phone)}</a>
      </h2>
      <p className="soft">{t.phoneHint}</p>
    </section>
  );
}
