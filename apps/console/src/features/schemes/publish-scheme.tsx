import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type RefObject, useRef, useState } from 'react';
import { formatDate } from '../../lib/format.ts';
import { type DocumentBody, schemeApi } from '../../lib/scheme-api.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { Loading } from '../../ui/states.tsx';
import { SureButton } from '../../ui/sure.tsx';
import { ChangesSheet } from './changes-sheet.tsx';
import { DocumentField, type DocumentFieldHandle } from './document-field.tsx';
import { type Finding, findingsOf, lacksTemplate } from './findings.ts';
import { PackCards } from './pack-cards.tsx';
import { beginNext } from './begin-next.ts';

const t = texts.schemes;

interface PublishProps {
  villageId: number;
  onPublished: (said: string) => void;
}

/** The first scheme of a village: one that comes along, or its own. */
export function PublishFirst(props: PublishProps) {
  const take = useMutation({ mutationFn: schemeApi.packText });
  return (
    <>
      <PackCards
        chosen={take.data?.id}
        busy={take.isPending ? take.variables : undefined}
        onChoose={take.mutate}
      />
      <TroubleBox title={t.packsFailed} of={take} />
      <WriteScheme
        {...props}
        key={take.data?.id}
        label={t.paste}
        start={take.data?.document ?? ''}
        {...(take.data ? { said: t.chosen(take.data.title) } : {})}
      />
    </>
  );
}

/** Another version: the newest text to begin from, and what was changed in it. */
export function PublishNext(props: PublishProps) {
  const query = useQuery({
    queryKey: ['scheme-text', props.villageId],
    queryFn: () => schemeApi.text(props.villageId),
    // Somebody is writing in it.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (query.isPending) return <Loading label={texts.states.loading} rows={8} />;
  if (query.isError) return <TroubleBox title={t.startFailed} of={query} />;
  const { version, document, next } = query.data;
  return (
    <WriteScheme
      {...props}
      label={t.edit}
      start={beginNext(document, next)}
      before={document}
      said={t.started(version, next.version, formatDate(next.from))}
    />
  );
}

interface WriteProps extends PublishProps {
  label: string;
  start: string;
  /** Where the text comes from, while it is as it came. */
  said?: string;
  /** The published text that it is to follow. */
  before?: string;
}

/** From a document to a scheme in force: write it, check it, see what it changes, publish it. */
function WriteScheme({ villageId, label, start, said, before, onPublished }: WriteProps) {
  const client = useQueryClient();
  const field = useRef<DocumentFieldHandle>(null);
  const [document, setDocument] = useState(start);
  const [note, setNote] = useState('');
  const check = useMutation({
    mutationFn: async (body: DocumentBody) => ({
      ...(await schemeApi.check(villageId, body)),
      found: await schemeApi.compare(villageId, body.document),
    }),
  });
  const publish = useMutation({
    mutationFn: (body: DocumentBody) => schemeApi.publish(villageId, body),
    onSuccess: async ({ version, from }) => {
      await client.invalidateQueries();
      onPublished(t.published(version, formatDate(from)));
    },
  });
  const error = publish.error ?? check.error;
  const body = { document, note };
  const warnings = check.data?.found.findings.filter(({ level }) => level === 'warning') ?? [];

  function change(next: string) {
    setDocument(next);
    // What was said of the old text does not hold for the new one.
    check.reset();
    publish.reset();
  }
  return (
    <section className="sheet sheet-body scheme-publish" aria-label={label}>
      <label htmlFor="scheme-document">
        <b>{label}</b>
      </label>
      {said && document === start && <p role="status">{said}</p>}
      <DocumentField ref={field} id="scheme-document" value={document} onChange={change} />
      {before !== undefined && document !== start && (
        <p>
          <Button size="small" onClick={() => change(start)}>
            {t.startAgain}
          </Button>
        </p>
      )}
      <Input
        aria-label={t.note}
        placeholder={t.note}
        maxLength={200}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {error && <Refused error={error} document={document} isCheck={publish.error === null} field={field} />}
      {check.data && <p role="status">{t.checked(check.data.version, formatDate(check.data.from))}</p>}
      {warnings.length > 0 && <Findings title={t.warnings(warnings.length)} found={warnings} field={field} />}
      {check.data && before !== undefined && (
        <ChangesSheet found={check.data.found} before={before} after={document} />
      )}
      <div className="scheme-acts">
        <Button
          type={check.data ? 'default' : 'primary'}
          size="large"
          disabled={document.trim() === ''}
          loading={check.isPending}
          onClick={() => check.mutate(body)}
        >
          {t.check}
        </Button>
        {check.data && (
          <SureButton
            type="primary"
            size="large"
            loading={publish.isPending}
            onClick={() => publish.mutate(body)}
          >
            {t.publish(formatDate(check.data.from))}
          </SureButton>
        )}
      </div>
    </section>
  );
}

type Field = RefObject<DocumentFieldHandle | null>;

/** Why a document is not taken: each place with its line, or the one reason. */
function Refused(props: { error: unknown; document: string; isCheck: boolean; field: Field }) {
  const packs = useQuery({ queryKey: ['scheme-packs'], queryFn: schemeApi.packs });
  const findings = findingsOf(props.error);
  if (findings.length === 0)
    return <TroubleBox title={props.isCheck ? t.failedCheck : t.failed} of={props} />;
  if (lacksTemplate(findings)) {
    const name = inheritedBy(props.document);
    const title = packs.data?.packs.find(({ id }) => id === name)?.title ?? name;
    return (
      <div className="problem" role="alert">
        <h2>{t.missingAbove(title)}</h2>
        <p>{t.missingAboveWho}</p>
      </div>
    );
  }
  return (
    <div className="problem" role="alert">
      <Findings title={t.findings(findings.length)} found={findings} field={props.field} />
    </div>
  );
}

/** Each place with its line, which leads there. */
function Findings(props: { title: string; found: readonly Finding[]; field: Field }) {
  return (
    <>
      <h2>{props.title}</h2>
      <ul className="scheme-findings">
        {props.found.map(({ path, code, line, message }) => (
          <li key={`${path} ${code} ${line}`}>
            {line !== null && (
              <Button type="link" size="small" onClick={() => props.field.current?.goTo(line)}>
                {t.line(line)}
              </Button>
            )}{' '}
            {message}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The id of what a document inherits, as it is written; the check has found that nobody published it. */
function inheritedBy(document: string): string {
  return /^extends:[\s{]*scheme:\s*['"]?([\w-]+)/m.exec(document)?.[1] ?? '';
}
