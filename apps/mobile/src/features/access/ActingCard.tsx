import { useState } from 'react';
import type { Household } from '../../api/types';
import { Box, Words } from '../../platform/elements';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Choice } from '../../ui/Choice';
import { Field } from '../../ui/Field';
import { chooseHousehold, useActing, useSession } from './session';

const words = texts.me;

interface ActingProps {
  household: Household;
}

/** For which home and as whom: shown and changed here by those who have several homes, or share their phone. */
export function ActingCard({ household }: ActingProps) {
  if (!useIsOneOfSeveral(household)) return null;
  return (
    <Card title={words.acting}>
      <Choices household={household} />
      <Words className="soft">{words.actingHint}</Words>
    </Card>
  );
}

/** The same in one line, on top of what is done for somebody. */
export function ActingLine({ household }: ActingProps) {
  const [isOpen, setOpen] = useState(false);
  const acting = useActing(household);
  const isNeeded = useIsOneOfSeveral(household);
  if (!isNeeded) return null;
  const { villageName, headName, persons } = household;
  const who = acting && persons.length > 1 ? [words.actingAs(acting.name)] : [];
  return (
    <Box className="acting">
      <Box className="line-top">
        <Words className="strong">{[words.actingIn(villageName, headName), ...who].join(' · ')}</Words>
        <Button
          look="plain"
          text={isOpen ? texts.common.close : words.change}
          expanded={isOpen}
          onPress={() => setOpen(!isOpen)}
        />
      </Box>
      {isOpen ? <Choices household={household} /> : null}
    </Box>
  );
}

function useIsOneOfSeveral({ persons = [] }: Partial<Household>): boolean {
  return (useSession()?.households.length ?? 0) > 1 || persons.length > 1;
}

function Choices({ household }: ActingProps) {
  const households = useSession()?.households ?? [];
  const acting = useActing(household);
  const { householdId, persons } = household;
  return (
    <Box className="stack">
      {households.length > 1 ? (
        <Field label={words.whichHome}>
          <Choice
            label={words.whichHome}
            options={households.map((one) => ({
              id: one.householdId,
              title: words.actingIn(one.villageName, one.headName),
            }))}
            chosen={householdId}
            onChoose={chooseHousehold}
          />
        </Field>
      ) : null}
      {persons.length > 1 ? (
        <Field label={words.whichPerson}>
          <Choice
            label={words.whichPerson}
            options={persons.map(({ personId, name }) => ({ id: personId, title: name }))}
            chosen={acting?.personId ?? null}
            onChoose={(personId) => chooseHousehold(householdId, personId)}
          />
        </Field>
      ) : null}
    </Box>
  );
}
