import type { Household } from '../../api/types';
import { isoDay } from '../../lib/format';
import { Box, DateInput, LongInput } from '../../platform/elements';
import { texts } from '../../texts';
import { Choice } from '../../ui/Choice';
import { Field } from '../../ui/Field';
import { useHouseholdDetail } from '../people/use-place';
import type { Draft } from './draft';

const DAY_MS = 24 * 60 * 60 * 1000;
/** A claim of last year's deed is the village's to judge; older ones are typed errors. */
const DAYS_BACK_MAX = 366;
const ALL = '*';

interface ClaimExtrasProps {
  household: Household;
  draft: Draft;
  isAgain: boolean;
  onChange: (next: (old: Draft) => Draft) => void;
}

/** What a claim may carry besides its photo; nothing here is needed. */
export function ClaimExtras({ household, draft, isAgain, onChange }: ClaimExtrasProps) {
  return (
    <Box className="stack">
      {isAgain ? null : <DayField draft={draft} onChange={onChange} />}
      {isAgain ? null : <MemberField household={household} draft={draft} onChange={onChange} />}
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

type FieldProps = Pick<ClaimExtrasProps, 'draft' | 'onChange'>;

function DayField({ draft, onChange }: FieldProps) {
  const now = Date.now();
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

function MemberField({ household, draft, onChange }: FieldProps & Pick<ClaimExtrasProps, 'household'>) {
  const members =
    useHouseholdDetail(household).value?.members.filter(({ participating }) => participating) ?? [];
  if (members.length < 2) return null;
  return (
    <Field label={texts.claim.who}>
      <Choice
        label={texts.claim.who}
        options={[
          { id: ALL, title: texts.claim.whoAll },
          ...members.map(({ id, name }) => ({ id, title: name })),
        ]}
        chosen={draft.memberId ?? ALL}
        onChoose={(id) => onChange((old) => ({ ...old, memberId: id === ALL ? null : id }))}
      />
    </Field>
  );
}
