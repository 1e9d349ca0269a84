import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { texts } from '../../texts.ts';
import { VillageSelect } from '../access/village-select.tsx';
import { homeVillage, rememberVillage, useVillages } from '../access/villages.ts';
import { ChooseStep } from './choose-step.tsx';
import { FileSteps } from './file-steps.tsx';
import { importQuery, isOpen } from './queries.ts';
import { RunStep } from './run-step.tsx';
import './imports.css';

const route = getRouteApi('/in/import');
const t = texts.imports;

/** The wizard that brings a village's people in: choose, map, look at faults, import, done. */
export function ImportPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const villages = useVillages();
  const villageId = search.village ?? homeVillage(villages.data ?? [])?.id;
  const run = useQuery({
    ...importQuery(villageId ?? 0, search.run ?? ''),
    enabled: villageId !== undefined && search.run !== undefined,
  });
  const isOver = run.data !== undefined && !isOpen(run.data.state);
  const step = isOver ? DONE : stepOf(search);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (search.village !== undefined) rememberVillage(search.village);
  }, [search.village]);
  useEffect(() => {
    // Whoever works by keyboard or ear is told where they are now.
    if (step > 0) heading.current?.focus();
  }, [step]);
  return (
    <div className="page imports">
      <div className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {t.title}
        </h1>
        <div className="page-head-aside">
          <VillageSelect
            value={villageId}
            onChange={(village) => village && void navigate({ search: { village } })}
          />
        </div>
      </div>
      <Steps at={step} />
      {villageId !== undefined && <StepBody key={villageId} villageId={villageId} />}
    </div>
  );
}

const DONE = 4;

function stepOf({ file, run, step }: { file?: string; run?: string; step?: 'faults' }): number {
  if (run) return 3;
  if (!file) return 0;
  return step === 'faults' ? 2 : 1;
}

function StepBody({ villageId }: { villageId: number }) {
  const { file, run, step } = route.useSearch();
  const navigate = route.useNavigate();
  const go = (next: { file?: string; run?: string; step?: 'faults' }) =>
    void navigate({ search: { village: villageId, ...next } });
  if (run) return <RunStep villageId={villageId} importId={run} onAgain={() => go({})} />;
  if (!file)
    return (
      <ChooseStep
        villageId={villageId}
        onFile={(fileId) => go({ file: fileId })}
        onRun={(importId) => go({ run: importId })}
      />
    );
  return (
    <FileSteps
      villageId={villageId}
      fileId={file}
      isAtFaults={step === 'faults'}
      onFaults={() => go({ file, step: 'faults' })}
      onMap={() => go({ file })}
      onAgain={() => go({})}
      onRun={(importId) => go({ run: importId })}
    />
  );
}

function Steps({ at }: { at: number }) {
  return (
    <ol className="import-steps" aria-label={t.stepsLabel}>
      {t.steps.map((title, index) => (
        <li
          key={title}
          className={index < at ? 'step-past' : undefined}
          aria-current={index === at ? 'step' : undefined}
        >
          <span className="step-number" aria-hidden="true">
            {index < at ? '✓' : index + 1}
          </span>
          {title}
        </li>
      ))}
    </ol>
  );
}
