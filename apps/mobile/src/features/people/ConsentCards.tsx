import { useState } from 'react';
import type { Consents, Household } from '../../api/types';
import { longDate } from '../../lib/format';
import { Box, Words } from '../../platform/elements';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Choice } from '../../ui/Choice';
import { Fold } from '../../ui/Fold';
import { Tag } from '../../ui/Tag';
import { api } from '../access/server';
import { useActing } from '../access/session';
import { FaultNotice } from '../frame/FaultNotice';
import { useHomeAct } from './use-home-act';

const words = texts.ourHome;

type Person = Consents['members'][number];
type Text = Consents['texts'][number];
type Relation = 'parent' | 'grandparent' | 'other';

interface Props {
  household: Household;
  consents: Consents;
  onDone: () => void;
}

/** What I agreed to, and what I answer for a child; everybody else answers for themselves. */
export function ConsentCards({ household, consents, onDone }: Props) {
  const acting = useActing(household)?.personId;
  const mine = consents.members.filter(
    (person) => person.mayAnswer && (person.isChild || acting === undefined || person.memberId === acting),
  );
  const me = mine.find((person) => !person.isChild);
  return (
    <>
      {mine.map((person) => (
        <Card key={person.memberId} title={person.isChild ? words.child(person.name) : words.consents}>
          <PersonConsents
            household={household}
            person={person}
            guardianId={person.isChild ? (me?.memberId ?? null) : null}
            texts={consents.texts}
            onDone={onDone}
          />
        </Card>
      ))}
    </>
  );
}

function PersonConsents(props: {
  household: Household;
  person: Person;
  guardianId: string | null;
  texts: readonly Text[];
  onDone: () => void;
}) {
  const { person, guardianId } = props;
  const [relation, setRelation] = useState<Relation>('parent');
  const isAnswered = ({ purpose }: Text) =>
    person.answers.some((answer) => answer.purpose === purpose && answer.state !== 'unasked');
  const unasked = props.texts.filter((text) => !isAnswered(text));
  const guardian = guardianId === null ? {} : { guardianId, guardianRelation: relation };
  return (
    <Box className="list">
      {person.isChild ? (
        <Choice
          label={words.asChild}
          options={(['parent', 'grandparent', 'other'] as const).map((id) => ({
            id,
            title: words.relations[id],
          }))}
          chosen={relation}
          onChoose={setRelation}
        />
      ) : null}
      {props.texts.filter(isAnswered).map((text) => (
        <OneConsent key={text.purpose} {...props} text={text} guardian={guardian} />
      ))}
      {unasked.length > 0 ? <Words className="text strong">{words.unaskedYet}</Words> : null}
      {unasked.map((text) => (
        <OneConsent key={text.purpose} {...props} text={text} guardian={guardian} />
      ))}
    </Box>
  );
}

function OneConsent(props: {
  household: Household;
  person: Person;
  text: Text;
  guardian: { guardianId?: string; guardianRelation?: Relation };
  onDone: () => void;
}) {
  const { household, person, text, guardian } = props;
  const answer = person.answers.find(({ purpose }) => purpose === text.purpose);
  const state = answer?.state ?? 'unasked';
  const [isSure, setSure] = useState(false);
  const { fault, isBusy, run } = useHomeAct(
    (key, given: boolean) => {
      const body = { memberId: person.memberId, purpose: text.purpose, version: text.version, ...guardian };
      return given ? api.agree(household, body, key) : api.disagree(household, body, key);
    },
    () => {
      setSure(false);
      props.onDone();
    },
  );
  const stands = state === 'given' || state === 'outdated';
  return (
    <Box className="list part">
      <Box className="line-top">
        <Box>
          <Words className="text strong">{text.title}</Words>
          <Words className="text soft">
            {[words.version(text.version), answer?.at ? words.at(longDate(answer.at)) : '']
              .filter(Boolean)
              .join('，')}
          </Words>
        </Box>
        <Tag
          text={words.consentStates[state]}
          tone={state === 'given' ? 'green' : state === 'outdated' ? 'straw' : 'plain'}
        />
      </Box>
      {state === 'unasked' ? (
        <Words className="text">{text.body}</Words>
      ) : (
        <Fold openText={words.whole} closeText={texts.common.close}>
          <Words className="text">{text.body}</Words>
        </Fold>
      )}
      {state === 'given' ? null : (
        <Box className="pair">
          <Button
            text={words.say.yes}
            label={`${words.say.yes}：${text.title}`}
            disabled={isBusy}
            onPress={() => run(true)}
          />
          {state === 'unasked' ? (
            <Button
              text={words.say.no}
              label={`${words.say.no}：${text.title}`}
              disabled={isBusy}
              onPress={() => run(false)}
            />
          ) : null}
        </Box>
      )}
      {stands ? (
        <>
          {isSure ? <Words className="text">{words.effect[text.purpose] ?? ''}</Words> : null}
          <Button
            look={isSure ? 'grave' : 'plain'}
            text={isSure ? words.takeBackSure : words.takeBack}
            label={`${isSure ? words.takeBackSure : words.takeBack}：${text.title}`}
            disabled={isBusy}
            onPress={() => (isSure ? run(false) : setSure(true))}
          />
        </>
      ) : null}
      {fault ? <FaultNotice fault={fault} /> : null}
    </Box>
  );
}
