import { Link } from '@tanstack/react-router';
import type { QueueCase } from '../../lib/api-types.ts';
import { formatDay, formatMoment, formatPoints } from '../../lib/format.ts';
import { texts } from '../../texts.ts';
import { Fact, Points } from '../../ui/marks.tsx';
import { TraceList } from '../../ui/trace.tsx';
import { ExpectedPoints } from './case-table.tsx';
import { traceSteps } from './trace-steps.ts';

const t = texts.review;

/** The rule, what approving would give, whose it is, what that household did of late, and who saw it before. */
export function CaseFacts({ of, now }: { of: QueueCase; now: Date }) {
  return (
    <div className="case-facts">
      <section className="sheet sheet-body case-rule">
        <p className="case-points">
          <ExpectedPoints of={of} />
          {of.preview.wouldBe !== of.preview.points && (
            <span className="small">{t.wouldBe(formatPoints(of.preview.wouldBe))}</span>
          )}
        </p>
        <p>{of.preview.reason}</p>
        <p className="soft">{t.rule(of.itemRule)}</p>
        {of.clauseText && <blockquote>{of.clauseText}</blockquote>}
      </section>
      <section className="sheet sheet-body">
        <dl className="facts">
          <Fact name={t.columns.household}>
            <Link
              to="/villages/$villageId/households/$householdId"
              params={{ villageId: of.villageId, householdId: of.household.id }}
            >
              {of.household.label}
            </Link>
            <div className="small soft">
              {of.villageName} {of.household.doorCode}
            </div>
          </Fact>
          <Fact name={t.happened}>{formatDay(of.happenedAt, now)}</Fact>
          <Fact name={t.columns.filed}>
            {formatMoment(of.filedAt, now)}
            <div className="small soft">{of.filedBy === 'helper' ? t.byHelper : t.byVillager}</div>
          </Fact>
        </dl>
        {of.note && <p className="case-note">{t.note(of.note)}</p>}
        {of.onBehalfReason && <p className="case-note">{t.behalf(of.onBehalfReason)}</p>}
      </section>
      <section className="sheet sheet-body">
        <h2>{t.recent}</h2>
        {of.recent.length === 0 ? <p className="soft">{t.noRecent}</p> : <Recent of={of} now={now} />}
      </section>
      <section className="sheet sheet-body">
        <h2>{t.trace}</h2>
        <TraceList steps={traceSteps(of, now)} />
      </section>
    </div>
  );
}

function Recent({ of, now }: { of: QueueCase; now: Date }) {
  return (
    <ul className="recent">
      {of.recent.map((each) => (
        <li key={each.eventId}>
          <span className="nowrap">{formatDay(each.happenedAt, now)}</span>
          <span>{each.itemTitle}</span>
          {each.state !== 'approved' ? (
            <span className="soft">{texts.claimStates[each.state]}</span>
          ) : (
            <Points text={formatPoints(each.points)} negative={each.points < 0} />
          )}
        </li>
      ))}
    </ul>
  );
}
