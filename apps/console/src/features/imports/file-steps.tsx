import { useQuery } from '@tanstack/react-query';
import { texts } from '../../texts.ts';
import { troubleOf } from '../../lib/errors.ts';
import { Loading, ProblemBox } from '../../ui/states.tsx';
import { FaultsStep } from './faults-step.tsx';
import { MapStep } from './map-step.tsx';
import { fileQuery } from './queries.ts';

/** The two steps that need the file open: what its columns are, and what is wrong with it. */
export function FileSteps(props: {
  villageId: number;
  fileId: string;
  isAtFaults: boolean;
  onFaults: () => void;
  onMap: () => void;
  onAgain: () => void;
  onRun: (importId: string) => void;
}) {
  const { villageId, fileId } = props;
  const query = useQuery(fileQuery(villageId, fileId));
  if (query.isPending) return <Loading label={texts.imports.choose.reading} rows={8} />;
  if (query.isError)
    return (
      <ProblemBox
        title={texts.imports.choose.failed}
        problem={troubleOf(query.error)}
        codeLabel={texts.states.code}
        retry={{ label: texts.imports.run.another, onClick: props.onAgain }}
      />
    );
  return props.isAtFaults ? (
    <FaultsStep villageId={villageId} file={query.data} onBack={props.onMap} onRun={props.onRun} />
  ) : (
    <MapStep villageId={villageId} file={query.data} onNext={props.onFaults} />
  );
}
