import type { Household, SchemeItem } from '../../api/types';
import { currentTime } from '../../lib/clock';
import { isoDay } from '../../lib/format';
import { Box, DateInput, LongInput } from '../../platform/elements';
import { texts } from '../../texts';
import { Choice } from '../../ui/Choice';
import { Field } from '../../ui/Field';
import { useHouseholdDetail } from '../people/use-place';
import { type Draft, needsMember } from './draft';

const DAY_MS = 24 * 60 * 60 * 1000;
/** What is older goes to the village office with papers. */
const DAYS_BACK_MAX = 92;
const ALL = '*';

interface ClaimExtrasProps {
  household: Household;
  draft: Draft;
  item: SchemeItem;
  isAgain: boolean;
  onChange: (next: (old: Draft) => Draft) => void;
}

/** What a claim may carry besides its photo; nothing here is needed. */
export function ClaimExtras({ household, draft, item, isAgain, onChange }: ClaimExtrasProps) {
  return (
    <Box className="stack">
      {isAgain ? null : <DayField draft={draft} onChange={onChange} />}
      {isAgain || !mayHaveMember(item) ? null : (
        <MemberField household={household} draft={draft} onChange={onChange} />
      )}
      <Field label={texts.claim.note}>
        <LongInput
          className="input"
          label={texts.claim.note}
          placeholder={texts.claim.noteHint}
          value={draft.note}
          maxLength={200}
          onChange={(note) => onChange((old) => ({ ...old, note }))}
        />
      </Field>
    </Box>
  );
}

function mayHaveMember(item: SchemeItem): boolean {
  return item.subjects.includes('member') && !needsMember(item);
}

type FieldProps = Pick<ClaimExtrasProps, 'draft' | 'onChange'>;

function DayField({ draft, onChange }: FieldProps) {
  const now = currentTime();
  const today = isoDay(now);
  const yesterday = isoDay(now - DAY_MS);
  const day = draft.day ?? today;
  const chosen = day === today ? 'today' : day === yesterday ? 'yesterday' : 'earlier';
  const days = { today: null, yesterday, earlier: isoDay(now - 2 * DAY_MS) };
  return (
    <Field label={texts.claim.day}>
      <Choice
        label={texts.claim.day}
        options={[
          { id: 'today', title: texts.claim.today },
          { id: 'yesterday', title: texts.claim.yesterday },
          { id: 'earlier', title: texts.claim.earlier },
        ]}
        chosen={chosen}
        onChoose={(id) => onChange((old) => ({ ...old, day: days[id] }))}
      />
      {chosen === 'earlier' ? (
        <DateInput
          className="input"
          label={texts.claim.day}
          value={day}
          min={isoDay(now - DAYS_BACK_MAX * DAY_MS)}
          max={today}
          onChange={(picked) => onChange((old) => ({ ...old, day: picked }))}
        />
      ) : null}
    </Field>
  );
}

interface MemberFieldProps extends FieldProps {
  household: Household;
  /** The item belongs to a person: the whole home is no answer. */
  isNeeded?: boolean;
}

/** Who of the household did it. */
export function MemberField({ household, draft, onChange, isNeeded }: MemberFieldProps) {
  const members =
    useHouseholdDetail(household).value?.members.filter(({ participating }) => participating) ?? [];
  if (members.length < 2 && !isNeeded) return null;
  const everybody = isNeeded ? [] : [{ id: ALL, title: texts.claim.whoAll }];
  return (
    <Field label={texts.claim.who}>
      <Choice
        label={texts.claim.who}
        options={[...everybody, ...members.map(({ id, name }) => ({ id, title: name }))]}
        chosen={draft.memberId ?? ALL}
        onChoose={(id) => onChange((old) => ({ ...old, memberId: id === ALL ? null : id }))}
      />
    </Field>
  );
}
