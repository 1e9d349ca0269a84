import type { SchemeComparison } from '../../lib/scheme-api.ts';
import { texts } from '../../texts.ts';
import { Mark } from '../../ui/marks.tsx';
import { diffLines, stretchesOf } from './line-diff.ts';

const t = texts.schemes.changes;

type Item = SchemeComparison['items'][number];

/** What another version means, in words: items that come, go or count otherwise, and other parts that differ. */
export function ChangesSheet(props: { found: SchemeComparison; before: string; after: string }) {
  const { against, items, sections } = props.found;
  if (against === null) return null;
  return (
    <section className="scheme-changes" aria-label={t.title(against)}>
      <h2>{t.title(against)}</h2>
      {items.length === 0 && sections.length === 0 && <p>{t.none}</p>}
      {(['changed', 'added', 'removed'] as const).map((change) => (
        <ItemsThat key={change} change={change} items={items.filter((item) => item.change === change)} />
      ))}
      {sections.length > 0 && <p>{t.sections(sections.map((name) => t.sectionNames[name] ?? name))}</p>}
      <details>
        <summary>{t.lines}</summary>
        <Lines before={props.before} after={props.after} />
      </details>
    </section>
  );
}

function ItemsThat({ change, items }: { change: Item['change']; items: readonly Item[] }) {
  if (items.length === 0) return null;
  return (
    <>
      <h3>{t.items[change](items.length)}</h3>
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <Mark tone={change === 'removed' ? 'warn' : 'plain'}>{t.marks[change]}</Mark> <b>{item.title}</b>{' '}
            {item.parts.map((each) => t.part(each)).join('；')}
          </li>
        ))}
      </ul>
    </>
  );
}

const signs = { same: ' ', gone: '−', new: '+' };

function Lines({ before, after }: { before: string; after: string }) {
  const stretches = stretchesOf(diffLines(before, after));
  return (
    <div className="scheme-diff">
      {stretches.map((lines) => (
        <table key={`${lines[0]?.before} ${lines[0]?.after}`}>
          <tbody>
            {lines.map((line) => (
              <tr key={`${line.before} ${line.after}`} className={`diff-${line.kind}`}>
                <td className="digits">{line.after ?? line.before}</td>
                <td aria-label={t.lineKinds[line.kind]}>{signs[line.kind]}</td>
                <td>{line.text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}
