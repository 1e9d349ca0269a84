import { texts } from '../../texts.ts';
import './help.css';

const t = texts.help;

export function HelpPage() {
  return (
    <div className="page">
      <h1>{t.title}</h1>
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
