import { useState } from 'react';
import type { Condition, Consents, Enrolment, Household } from '../../api/types';
import { currentTime } from '../../lib/clock';
import { isoDay, longDate } from '../../lib/format';
import { Box, Words } from '../../platform/elements';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Fold } from '../../ui/Fold';
import { Tag } from '../../ui/Tag';
import { api } from '../access/server';
import { expireSession, useActing } from '../access/session';
import { restart } from '../../platform/navigate';
import { FaultNotice } from '../frame/FaultNotice';
import { factText } from './fact-text';
import { useHomeAct } from './use-home-act';

const words = texts.ourHome;

interface Props {
  household: Household;
  card: Enrolment;
  texts: Consents['texts'];
  onDone: () => void;
}

/** Whether we take part, whether we may, and the step in or out. */
export function EnrolmentPart({ household, card, texts: asked, onDone }: Props) {
  const isIn = card.state === 'joined';
  const dates = [
    card.joinedOn ? words.since2(longDate(card.joinedOn)) : '',
    card.leftOn ? words.until(longDate(card.leftOn)) : '',
  ].filter(Boolean);
  return (
    <Card
      title={words.enrolment}
      aside={<Tag text={words.states[card.state]} tone={isIn ? 'green' : 'plain'} />}
    >
      <Box className="list">
        {dates.length > 0 ? <Words className="text">{dates.join('，')}</Words> : null}
        {isIn ? (
          <Fold openText={words.seeConditions} closeText={texts.common.close}>
            <Conditions card={card} />
          </Fold>
        ) : (
          <Conditions card={card} />
        )}
        {card.mayJoin ? <Join household={household} card={card} texts={asked} onDone={onDone} /> : null}
        {isIn ? <Withdraw household={household} onDone={onDone} /> : null}
      </Box>
    </Card>
  );
}

function Conditions({ card: { eligibility } }: { card: Enrolment }) {
  if (!eligibility) return null;
  const { eligible, conditions, clauseText } = eligibility;
  return (
    <>
      <Words className="text strong">
        {eligible === null ? words.unsure : eligible ? words.eligible : words.notEligible}
      </Words>
      <Box role="list">
        {conditions.map((condition) => (
          <ConditionLine key={condition.text} condition={condition} />
        ))}
      </Box>
      {clauseText ? <Words className="text soft">{words.clause(clauseText)}</Words> : null}
    </>
  );
}

function ConditionLine({ condition }: { condition: Condition }) {
  const { ways } = condition;
  return (
    <>
      <OneLine
        text={ways.length > 0 ? words.oneOf : condition.text}
        of={condition}
        isShort={ways.length > 0}
      />
      {ways.map((way) => (
        <OneLine key={way.text} text={way.text} of={way} />
      ))}
    </>
  );
}

function OneLine(props: { text: string; of: Pick<Condition, 'met' | 'facts'>; isShort?: boolean }) {
  const { met, facts } = props.of;
  const known = facts.map((fact) => `${fact.title} ${factText(fact.type, fact.value)}`).join('，');
  const mark = met === null ? 'unknown' : met ? 'met' : 'not';
  return (
    <Box className="line line-top" role="listitem">
      <Box>
        <Words className="text">{props.text}</Words>
        {props.isShort ? null : <Words className="text soft">{words.known(known)}</Words>}
      </Box>
      <Tag text={words.marks[mark]} tone={met === null ? 'straw' : met ? 'green' : 'red'} />
    </Box>
  );
}

function Join({ household, texts: asked, onDone }: Props) {
  const [agreed, setAgreed] = useState<string[]>([]);
  const acting = useActing(household);
  const { fault, isBusy, run } = useHomeAct(
    (key) =>
      api.enrol(
        household,
        {
          on: isoDay(currentTime()),
          ...(acting ? { memberId: acting.personId } : {}),
          consents: asked
            .filter(({ purpose }) => agreed.includes(purpose))
            .map(({ purpose, version }) => ({ purpose, version })),
        },
        key,
      ),
    // Who joins again after a while goes on as a new household: the phone has to ask whose it is.
    ({ householdId }) => {
      if (householdId === household.householdId) return onDone();
      expireSession();
      restart('/pages/sign-in/index');
    },
  );
  const isReady = asked.length > 0 && asked.every((text) => !text.required || agreed.includes(text.purpose));
  return (
    <>
      <Words className="text strong">{words.read}</Words>
      {asked.map((text) => (
        <Box key={text.purpose} className="list">
          <Words className="text strong">
            {`${text.title}（${text.required ? words.needed : words.optional}）`}
          </Words>
          <Words className="text">{text.body}</Words>
          <Button
            icon={agreed.includes(text.purpose) ? 'check' : 'steps'}
            text={agreed.includes(text.purpose) ? words.agreed : words.agree}
            label={`${words.agree}：${text.title}`}
            onPress={() =>
              setAgreed(
                agreed.includes(text.purpose)
                  ? agreed.filter((purpose) => purpose !== text.purpose)
                  : [...agreed, text.purpose],
              )
            }
          />
        </Box>
      ))}
      {isReady ? null : <Words className="text soft">{words.joinNeeds}</Words>}
      <Button look="primary" text={words.join} disabled={!isReady || isBusy} onPress={run} />
      {fault ? <FaultNotice fault={fault} /> : null}
    </>
  );
}

function Withdraw({ household, onDone }: Pick<Props, 'household' | 'onDone'>) {
  const [isSure, setSure] = useState(false);
  const { fault, isBusy, run } = useHomeAct((key) => api.withdraw(household, key), onDone);
  return (
    <>
      {isSure ? <Words className="text">{words.withdrawHint}</Words> : null}
      <Button
        look={isSure ? 'grave' : 'quiet'}
        text={isSure ? words.withdrawSure : words.withdraw}
        disabled={isBusy}
        onPress={() => (isSure ? run() : setSure(true))}
      />
      {fault ? <FaultNotice fault={fault} /> : null}
    </>
  );
}
