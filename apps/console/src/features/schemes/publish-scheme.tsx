import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { formatDate } from '../../lib/format.ts';
import { type DocumentBody, schemeApi } from '../../lib/scheme-api.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { findingsOf, lacksTemplate } from './findings.ts';
import { PackCards } from './pack-cards.tsx';

const t = texts.schemes;

/** From a document to a scheme in force: take one that comes along or paste one, check it, publish it. */
export function PublishScheme(props: {
  villageId: number;
  isFirst: boolean;
  onPublished: (said: string) => void;
}) {
  const { villageId } = props;
  const client = useQueryClient();
  const [document, setDocument] = useState('');
  const [note, setNote] = useState('');
  const check = useMutation({ mutationFn: (body: DocumentBody) => schemeApi.check(villageId, body) });
  const publish = useMutation({
    mutationFn: (body: DocumentBody) => schemeApi.publish(villageId, body),
    onSuccess: async ({ version, from }) => {
      await client.invalidateQueries();
      props.onPublished(t.published(version, formatDate(from)));
    },
  });
  const take = useMutation({ mutationFn: schemeApi.packText, onSuccess: (pack) => change(pack.document) });
  const error = publish.error ?? check.error;
  const body = { document, note };

  function change(next: string) {
    setDocument(next);
    // What was said of the old text does not hold for the new one.
    check.reset();
    publish.reset();
  }
  return (
    <>
      {props.isFirst && (
        <PackCards
          chosen={take.data?.id}
          busy={take.isPending ? take.variables : undefined}
          onChoose={take.mutate}
        />
      )}
      <section className="sheet sheet-body scheme-publish" aria-label={t.paste}>
        <label htmlFor="scheme-document">
          <b>{t.paste}</b>
        </label>
        <TroubleBox title={t.packsFailed} of={take} />
        {take.data && document === take.data.document && <p role="status">{t.chosen(take.data.title)}</p>}
        <Input.TextArea
          id="scheme-document"
          className="scheme-document"
          autoSize={{ minRows: 8, maxRows: 20 }}
          spellCheck={false}
          value={document}
          onChange={(event) => change(event.target.value)}
        />
        <Input
          aria-label={t.note}
          placeholder={t.note}
          maxLength={200}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        {error && <Refused error={error} document={document} isCheck={publish.error === null} />}
        {check.data && <p role="status">{t.checked(check.data.version, formatDate(check.data.from))}</p>}
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
            <Button
              type="primary"
              size="large"
              loading={publish.isPending}
              onClick={() => publish.mutate(body)}
            >
              {t.publish(formatDate(check.data.from))}
            </Button>
          )}
        </div>
      </section>
    </>
  );
}

/** Why a document is not taken: each place with its line, or the one reason. */
function Refused({ error, document, isCheck }: { error: unknown; document: string; isCheck: boolean }) {
  const packs = useQuery({ queryKey: ['scheme-packs'], queryFn: schemeApi.packs });
  const findings = findingsOf(error);
  if (findings.length === 0) return <TroubleBox title={isCheck ? t.failedCheck : t.failed} of={{ error }} />;
  if (lacksTemplate(findings)) {
    const name = inheritedBy(document);
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
      <h2>{t.findings(findings.length)}</h2>
      <ul className="scheme-findings">
        {findings.map((finding) => (
          <li key={`${finding.path} ${finding.code}`}>
            {finding.line !== null && <b>{t.line(finding.line)}</b>} {finding.message}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The id of what a document inherits, as it is written; the check has found that nobody published it. */
function inheritedBy(document: string): string {
  return /^extends:[\s{]*scheme:\s*['"]?([\w-]+)/m.exec(document)?.[1] ?? '';
}
