import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { texts } from '../../texts.ts';
import { OwnPasswordForm } from './own-password-form.tsx';

const t = texts.access.password;

/** The password: one line until somebody wants to change it. */
export function OwnPassword() {
  const client = useQueryClient();
  const [state, setState] = useState<'closed' | 'open' | 'done'>('closed');
  const changed = () => {
    setState('done');
    void client.invalidateQueries({ queryKey: ['sessions'] });
  };
  return (
    <div className="me-part">
      <h2>{t.title}</h2>
      {state === 'open' ? (
        <OwnPasswordForm onSession={changed} onCancel={() => setState('closed')} />
      ) : (
        <p className="me-line">
          <span className="soft" role="status">
            {state === 'done' ? t.done : t.hint}
          </span>
          <Button onClick={() => setState('open')}>{t.change}</Button>
        </p>
      )}
    </div>
  );
}
