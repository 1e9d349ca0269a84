import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import type { StaffSession } from '../../lib/api-types.ts';
import { staffApi } from '../../lib/staff-api.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';

const t = texts.access;

/** A password of one's own: at the first sign-in without the old one, later with it. */
export function OwnPasswordForm(props: {
  onSession: (session: StaffSession) => void;
  /** Set when it is changed later; then the old one is asked for. */
  onCancel?: () => void;
}) {
  const later = props.onCancel !== undefined;
  const [old, setOld] = useState('');
  const [fresh, setFresh] = useState('');
  const [lacks, setLacks] = useState(false);
  const save = useMutation({ mutationFn: staffApi.setPassword, onSuccess: props.onSession });

  function submit(event: FormEvent) {
    event.preventDefault();
    const isLacking = fresh === '' || (later && old === '');
    setLacks(isLacking);
    if (!isLacking) save.mutate({ newPassword: fresh, ...(later ? { oldPassword: old } : {}) });
  }

  return (
    <form className="sign-in-step" onSubmit={submit} noValidate>
      {!later && <h1>{t.first.title}</h1>}
      <p className="soft">{later ? t.password.hint : t.first.hint}</p>
      <p className="soft">{t.first.rules}</p>
      <TroubleBox title={t.first.failed} of={save} />
      {later && (
        <Field label={t.password.old} value={old} onChange={setOld} autoComplete="current-password" />
      )}
      <Field label={t.password.fresh} value={fresh} onChange={setFresh} autoComplete="new-password" isShown />
      <p className="small soft">{t.password.shown}</p>
      <p className="sign-in-missing" role="alert">
        {lacks && t.password.missing}
      </p>
      <div className="form-acts">
        <Button type="primary" size="large" htmlType="submit" block={!later} loading={save.isPending}>
          {later ? t.password.submit : t.first.submit}
        </Button>
        {later && (
          <Button size="large" onClick={props.onCancel}>
            {t.password.cancel}
          </Button>
        )}
      </div>
    </form>
  );
}

function Field(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  autoComplete: string;
  /** Whoever sees what they type need not type it twice; the eye covers it. */
  isShown?: boolean;
}) {
  const id = useId();
  const [visible, setVisible] = useState(props.isShown === true);
  return (
    <>
      <label htmlFor={id}>{props.label}</label>
      <Input.Password
        id={id}
        size="large"
        autoComplete={props.autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        visibilityToggle={{ visible, onVisibleChange: setVisible }}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </>
  );
}
