import { urlOf } from '@jishan/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type DragEvent, useRef, useState } from 'react';
import { api } from '../../lib/api.ts';
import type { RosterFile } from '../../lib/api-types.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { Loading } from '../../ui/states.tsx';
import { fileKey } from './queries.ts';
import { RecentImports } from './recent-imports.tsx';

const t = texts.imports.choose;
const ACCEPTED = '.xlsx,.xls,.csv,.txt,.et,.xlsm';

/** A file, or cells pasted from a spreadsheet; below it what was imported lately. */
export function ChooseStep(props: {
  villageId: number;
  onFile: (fileId: string) => void;
  onRun: (importId: string) => void;
}) {
  const { villageId, onFile } = props;
  const client = useQueryClient();
  const [pasted, setPasted] = useState('');
  const take = useMutation({
    mutationFn: (given: File | string): Promise<RosterFile> =>
      typeof given === 'string' ? api.pasteRoster(villageId, given) : api.takeRoster(villageId, given),
    onSuccess: (file) => {
      client.setQueryData(fileKey(villageId, file.fileId), file);
      onFile(file.fileId);
    },
  });
  return (
    <>
      <section className="sheet">
        <div className="sheet-head">
          <h2>{t.title}</h2>
        </div>
        <div className="sheet-body import-choose">
          <FileField onChoose={(file) => take.mutate(file)} isBusy={take.isPending} />
          <div className="import-paste">
            <label htmlFor="roster-text">{t.paste}</label>
            <Input.TextArea
              id="roster-text"
              rows={5}
              placeholder={t.pasteHint}
              value={pasted}
              onChange={(event) => setPasted(event.target.value)}
            />
            <Button disabled={pasted.trim() === '' || take.isPending} onClick={() => take.mutate(pasted)}>
              {t.pasteNext}
            </Button>
          </div>
          {take.isPending && <Loading label={t.reading} rows={2} />}
          <TroubleBox title={t.failed} of={take} />
          <p className="soft">{t.privacy}</p>
          <Templates />
        </div>
      </section>
      <RecentImports villageId={villageId} onRun={props.onRun} />
    </>
  );
}

function FileField({ onChoose, isBusy }: { onChoose: (file: File) => void; isBusy: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file && !isBusy) onChoose(file);
  };
  return (
    <div className="import-file" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <Button type="primary" size="large" loading={isBusy} onClick={() => input.current?.click()}>
        {t.drop}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={ACCEPTED}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // Choosing the same file again after correcting it must count as a choice.
          event.target.value = '';
          if (file) onChoose(file);
        }}
      />
      <p className="soft">{t.dropHint}</p>
    </div>
  );
}

function Templates() {
  const templates = useQuery({
    queryKey: ['roster-templates'],
    queryFn: api.rosterTemplates,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <p className="import-templates">
      {t.templates}
      {(templates.data?.templates ?? []).map(({ name, title }) => (
        <a key={name} href={urlOf('readRosterTemplate', { name })} download>
          {title}
        </a>
      ))}
    </p>
  );
}
