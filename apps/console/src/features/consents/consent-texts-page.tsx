import type { AnswerOf, BodyOf } from '@jishan/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { client, command } from '../../lib/http.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { Mark } from '../../ui/marks.tsx';
import { Loading } from '../../ui/states.tsx';
import { Sure } from '../../ui/sure.tsx';
import './consents.css';

const t = texts.consentTexts;

type ConsentText = AnswerOf<'listConsentTexts'>['texts'][number];
type TextBody = BodyOf<'publishConsentText'>;

/** What people are asked to agree to, one text for each purpose; the system administrator writes its next version. */
export function ConsentTextsPage() {
  const [said, setSaid] = useState('');
  const query = useQuery({ queryKey: ['consent-texts'], queryFn: () => client.call('listConsentTexts', {}) });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t.title}</h1>
        <span className="soft">{t.hint}</span>
      </div>
      {said && <p role="status">{said}</p>}
      {query.isPending && <Loading label={texts.states.loading} />}
      <TroubleBox title={t.loadFailed} of={query} />
      {query.data?.texts.map((text) => (
        <TextSheet key={`${text.purpose} ${text.version}`} text={text} onPublished={setSaid} />
      ))}
    </div>
  );
}

function TextSheet({ text, onPublished }: { text: ConsentText; onPublished: (said: string) => void }) {
  const [open, setOpen] = useState(false);
  return (
    <section className="sheet" aria-label={text.title}>
      <div className="sheet-head">
        <h2>{text.title}</h2>
        <Mark tone="plain">{t.version(text.version)}</Mark>
        <span className="soft">
          {t.purposes[text.purpose] ?? text.purpose} · {text.required ? t.required : t.optional}
        </span>
      </div>
      <div className="sheet-body consent-sheet">
        {open ? (
          <NextText text={text} onPublished={onPublished} onCancel={() => setOpen(false)} />
        ) : (
          <>
            <p className="consent-body">{text.body}</p>
            <Button aria-label={t.editOf(text.title)} onClick={() => setOpen(true)}>
              {t.edit}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}

function NextText(props: { text: ConsentText; onPublished: (said: string) => void; onCancel: () => void }) {
  const { text } = props;
  const queries = useQueryClient();
  const [title, setTitle] = useState(text.title);
  const [body, setBody] = useState(text.body);
  const publish = useMutation({
    mutationFn: (next: TextBody) => command('publishConsentText', {}, next),
    onSuccess: async ({ version }) => {
      props.onPublished(t.done(title.trim(), version));
      await queries.invalidateQueries({ queryKey: ['consent-texts'] });
    },
  });
  return (
    <>
      <label>
        {t.heading}
        <Input value={title} maxLength={40} onChange={(event) => setTitle(event.target.value)} />
      </label>
      <label>
        {t.body}
        <Input.TextArea
          autoSize={{ minRows: 4 }}
          maxLength={1000}
          value={body}
          onChange={(event) => setBody(event.target.value)}
        />
      </label>
      <TroubleBox title={t.failed} of={publish} />
      <span className="consent-acts">
        <Sure
          act={t.publish}
          ask={t.ask}
          sure={t.sure}
          cancel={t.cancel}
          busy={publish.isPending}
          onSure={() => publish.mutate({ purpose: text.purpose, title, body })}
        />
        <Button onClick={props.onCancel}>{t.cancel}</Button>
      </span>
    </>
  );
}
