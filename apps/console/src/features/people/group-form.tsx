import { ApiError } from '@jishan/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Radio } from 'antd';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { troubleOf } from '../../lib/errors.ts';
import { dayOf } from '../../lib/format.ts';
import { texts } from '../../texts.ts';
import { ProblemLine } from '../../ui/states.tsx';
import { DayField, TextField } from './fields.tsx';

const t = texts.groups;
const words = texts.roster.change;

/** Sends an act on groups; whoever is told that a name looks like another may say that it is one of its own. */
export function useGroupAct<Answer>(
  act: (sure: { sure?: boolean }) => Promise<Answer>,
  onDone: (answer: Answer) => void,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (isSure: boolean) => act(isSure ? { sure: true } : {}),
    onSuccess: async (answer) => {
      onDone(answer);
      // Groups stand in lists, on household pages and in duties.
      await client.invalidateQueries();
    },
  });
}

const isAlike = (error: unknown) => error instanceof ApiError && error.code === 'roster.group_alike';

/** The frame of a form about groups: what it does, why, and the buttons. */
export function GroupForm(props: {
  title: string;
  hint?: string;
  submit: string;
  ready: boolean;
  reason: string;
  act: { mutate: (isSure: boolean) => void; isPending: boolean; error: unknown };
  onReason: (reason: string) => void;
  onCancel: () => void;
  children: ReactNode;
}) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // Its answer is a promise in some browsers, and would be taken for a clean-up.
    form.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const ready = props.ready && props.reason.trim() !== '';
  function submit(event: FormEvent) {
    event.preventDefault();
    if (ready) props.act.mutate(false);
  }
  return (
    <form
      ref={form}
      className="sheet sheet-body roster-form"
      onSubmit={submit}
      noValidate
      aria-label={props.title}
    >
      <p>
        <b>{props.title}</b>
      </p>
      {props.hint && <p className="soft">{props.hint}</p>}
      {props.children}
      <TextField word={words.reason} value={props.reason} hint={words.reasonHint} onChange={props.onReason} />
      {props.act.error !== null && <ProblemLine problem={troubleOf(props.act.error)} />}
      <div className="roster-acts">
        <Button type="primary" htmlType="submit" disabled={!ready} loading={props.act.isPending}>
          {props.submit}
        </Button>
        <Button onClick={props.onCancel}>{texts.roster.cancel}</Button>
        {isAlike(props.act.error) && <Button onClick={() => props.act.mutate(true)}>{t.sure}</Button>}
      </div>
    </form>
  );
}

export interface When {
  way: 'from_day' | 'always';
  day: string;
}

export const today = (way: When['way']): When => ({ way, day: dayOf(new Date()) });

/** What the server is told of it. */
export const onOf = ({ way, day }: When): { on?: string } => (way === 'always' ? {} : { on: day });

/** From a day on, or as it always was; says what each does to points. */
export function WhenFields({ value, onChange }: { value: When; onChange: (when: When) => void }) {
  return (
    <>
      <fieldset>
        <legend>{t.when}</legend>
        <Radio.Group
          aria-label={t.when}
          value={value.way}
          options={(['from_day', 'always'] as const).map((way) => ({ value: way, label: t[way] }))}
          onChange={(event) => onChange({ ...value, way: event.target.value as When['way'] })}
        />
      </fieldset>
      <p className="soft">{t.whenHints[value.way]}</p>
      {value.way === 'from_day' && (
        <DayField word={t.day} value={value.day} onChange={(day) => onChange({ ...value, day })} />
      )}
    </>
  );
}
