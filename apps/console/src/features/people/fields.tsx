import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import type { FactField, FactValues, RosterMember } from '../../lib/roster-api.ts';
import { texts } from '../../texts.ts';
import { useMemberOptions } from './member-names.tsx';

const t = texts.roster;

/** A word above its control; the control is named by it. */
export function Field({ word, children }: { word: string; children: ReactNode }) {
  return (
    // The control is the child that the caller gives.
    <label className="field">
      <span>{word}</span>
      {children}
    </label>
  );
}

export function DayField(props: { word: string; value: string; onChange: (day: string) => void }) {
  return (
    <Field word={props.word}>
      <Input type="date" value={props.value} onChange={(event) => props.onChange(event.target.value)} />
    </Field>
  );
}

export function TextField(props: {
  word: string;
  value: string;
  onChange: (text: string) => void;
  hint?: string;
  numeric?: boolean;
  autoFocus?: boolean;
}) {
  return (
    <Field word={props.word}>
      <Input
        value={props.value}
        placeholder={props.hint}
        inputMode={props.numeric ? 'numeric' : 'text'}
        maxLength={300}
        autoFocus={props.autoFocus === true}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </Field>
  );
}

/** One of a few: a plain list that opens by keyboard and by thumb. */
export function ChoiceField<Value extends string>(props: {
  word: string;
  value: Value | '';
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
}) {
  return (
    <Field word={props.word}>
      <Select
        aria-label={props.word}
        value={props.value === '' ? null : props.value}
        placeholder={t.change.choose}
        options={[...props.options]}
        onChange={props.onChange}
      />
    </Field>
  );
}

export type NotHead = 'spouse' | 'child' | 'parent' | 'other';

export function RelationField(props: { word?: string; value: NotHead; onChange: (value: NotHead) => void }) {
  const { spouse, child, parent, other } = texts.household.relations;
  return (
    <ChoiceField
      word={props.word ?? t.change.relation}
      value={props.value}
      options={[
        { value: 'spouse', label: spouse },
        { value: 'child', label: child },
        { value: 'parent', label: parent },
        { value: 'other', label: other },
      ]}
      onChange={props.onChange}
    />
  );
}

export function MemberField(props: {
  word: string;
  /** All who live there, so that those who look alike are counted alike everywhere. */
  all: readonly RosterMember[];
  members: readonly RosterMember[];
  value: string;
  onChange: (id: string) => void;
}) {
  const optionsOf = useMemberOptions(props.all);
  return (
    <ChoiceField
      word={props.word}
      value={props.value}
      options={optionsOf(props.members)}
      onChange={props.onChange}
    />
  );
}

/** What was typed of facts: text until it is sent, so that a number half typed is no mistake yet. */
export type TypedFacts = Record<string, string>;

export function FactInputs(props: {
  fields: readonly FactField[];
  typed: TypedFacts;
  onChange: (typed: TypedFacts) => void;
}) {
  return props.fields.map((field) => {
    const value = props.typed[field.name] ?? '';
    const change = (next: string) => props.onChange({ ...props.typed, [field.name]: next });
    if (field.type === 'bool')
      return (
        <ChoiceField
          key={field.name}
          word={field.title}
          value={value as 'true' | 'false' | 'none' | ''}
          options={[
            { value: 'true', label: t.yes },
            { value: 'false', label: t.no },
            { value: 'none', label: t.unknown },
          ]}
          onChange={change}
        />
      );
    if (field.type === 'date')
      return <DayField key={field.name} word={field.title} value={value} onChange={change} />;
    return (
      <TextField
        key={field.name}
        word={field.title}
        value={value}
        hint={field.note || t.unknown}
        numeric={field.type !== 'text'}
        onChange={change}
      />
    );
  });
}

/** Facts as they stand, as somebody would type them. */
export function typeFacts(fields: readonly FactField[], facts: FactValues): TypedFacts {
  return Object.fromEntries(
    fields.map(({ name, type }) => {
      const value = facts[name];
      if (value === undefined) return [name, type === 'bool' ? 'none' : ''];
      return [name, String(value)];
    }),
  );
}

/** Only what differs from what stood: null takes a fact away, a number that is none is sent as typed and refused in words. */
export function factsTyped(
  fields: readonly FactField[],
  facts: FactValues,
  typed: TypedFacts,
): Record<string, boolean | number | string | null> {
  const before = typeFacts(fields, facts);
  const changed = fields.filter(({ name }) => (typed[name] ?? '') !== before[name]);
  return Object.fromEntries(
    changed.map(({ name, type }) => [name, valueOf(type, (typed[name] ?? '').trim())]),
  );
}

function valueOf(type: FactField['type'], text: string): boolean | number | string | null {
  if (text === '' || text === 'none') return null;
  if (type === 'bool') return text === 'true';
  if (type !== 'int' && type !== 'number') return text;
  const number = Number(text);
  return Number.isNaN(number) ? text : number;
}

/** A fact as people read it. */
export function showFact(
  field: Pick<FactField, 'type'>,
  value: boolean | number | string | undefined,
): string {
  if (value === undefined) return t.unknown;
  if (field.type === 'bool') return value === true ? t.yes : t.no;
  return String(value);
}
