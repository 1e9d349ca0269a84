import { useQuery } from '@tanstack/react-query';
import { Button, InputNumber } from 'antd';
import { api } from '../../lib/api.ts';
import { troubleOf } from '../../lib/errors.ts';
import { texts } from '../../texts.ts';
import { relationOf } from '../people/member-names.tsx';
import { ProblemLine } from '../../ui/states.tsx';
import { type Draft, gradesOf, needsMember, unitOf } from './draft.ts';

const t = texts.claim;

interface Props {
  villageId: number;
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
}

/** What some items ask besides: who did it, how much, how well. */
export function ItemDetails(props: Props) {
  const { draft, onChange } = props;
  const unit = unitOf(draft.item);
  const grades = gradesOf(draft.item);
  return (
    <>
      {needsMember(draft.item) && <MemberChoice {...props} />}
      {unit !== null && (
        <p className="claim-quantity">
          <label htmlFor="quantity">{t.parts.quantity}</label>
          <InputNumber
            id="quantity"
            min={0}
            value={draft.quantity}
            suffix={unit}
            onChange={(quantity) => onChange({ quantity })}
          />
        </p>
      )}
      {grades.length > 0 && (
        <Choices
          title={t.parts.grade}
          options={grades.map((grade) => ({ id: grade.id, label: grade.title }))}
          chosen={draft.grade}
          onChoose={(grade) => onChange({ grade })}
        />
      )}
    </>
  );
}

function MemberChoice({ villageId, draft, onChange }: Props) {
  const householdId = draft.household?.id;
  const query = useQuery({
    queryKey: ['household', villageId, householdId ?? ''],
    queryFn: () => api.household(villageId, householdId ?? ''),
    enabled: householdId !== undefined,
  });
  if (householdId === undefined) return <p className="soft">{t.householdFirst}</p>;
  if (query.isError) return <ProblemLine problem={troubleOf(query.error)} />;
  const members = (query.data?.members ?? []).filter((member) => member.participating);
  return (
    <Choices
      title={t.parts.member}
      options={members.map((member) => ({
        id: member.id,
        label: `${member.name}（${relationOf(members, member)}）`,
      }))}
      chosen={draft.member?.id ?? null}
      onChoose={(id) => {
        const member = members.find((each) => each.id === id);
        if (member) onChange({ member: { id, name: member.name } });
      }}
    />
  );
}

function Choices(props: {
  title: string;
  options: readonly { id: string; label: string }[];
  chosen: string | null;
  onChoose: (id: string) => void;
}) {
  return (
    <div className="claim-choices" role="group" aria-label={props.title}>
      <span>{props.title}</span>
      {props.options.map((option) => (
        <Button
          key={option.id}
          type={option.id === props.chosen ? 'primary' : 'default'}
          ghost={option.id === props.chosen}
          aria-pressed={option.id === props.chosen}
          onClick={() => props.onChoose(option.id)}
        >
          {option.label}
        </Button>
      ))}
    </div>
  );
}
