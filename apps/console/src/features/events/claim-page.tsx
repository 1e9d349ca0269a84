import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { api } from '../../lib/api.ts';
import { troubleOf } from '../../lib/errors.ts';
import { formatPoints } from '../../lib/format.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { ProblemLine } from '../../ui/states.tsx';
import { VillageSelect } from '../access/village-select.tsx';
import { rememberVillage } from '../access/villages.ts';
import { isUnpublished } from '../schemes/findings.ts';
import { FirstPublish } from '../schemes/first-publish.tsx';
import { type Draft, emptyDraft, missingParts, toBody } from './draft.ts';
import { Filed } from './filed.tsx';
import { HouseholdStep } from './household-step.tsx';
import { ItemStep } from './item-step.tsx';
import { PhotoStep } from './photo-step.tsx';
import { ReasonStep } from './reason-step.tsx';
import { useAsAgreed } from './use-as-agreed.ts';
import './claim.css';

const route = getRouteApi('/in/villages/$villageId/claims/new');
const t = texts.claim;

/** The helper's desk: a claim filed for a household that has no phone at hand. */
export function ClaimPage() {
  const { villageId } = route.useParams();
  const navigate = route.useNavigate();
  useEffect(() => rememberVillage(villageId), [villageId]);
  return (
    <div className="page claim-page">
      <div className="page-head">
        <h1>{t.title}</h1>
        <div className="page-head-aside">
          <VillageSelect
            value={villageId}
            onChange={(next) => next && void navigate({ params: { villageId: next }, search: {} })}
          />
        </div>
      </div>
      <ClaimForm key={villageId} villageId={villageId} />
    </div>
  );
}

function ClaimForm({ villageId }: { villageId: number }) {
  const wanted = route.useSearch().household;
  const [kept, setDraft] = useState<Draft>(() => emptyDraft(wanted));
  const { draft, noPhotos } = useAsAgreed(villageId, kept);
  const [isTried, setIsTried] = useState(false);
  const scheme = useQuery({ queryKey: ['scheme', villageId], queryFn: () => api.scheme(villageId) });
  const missing = missingParts(draft);
  const body = toBody(draft);
  const preview = useQuery({
    queryKey: ['preview', villageId, body],
    queryFn: () =>
      body ? api.previewClaim(villageId, body) : Promise.reject(new Error('nothing to preview')),
    enabled: body !== null,
    retry: false,
  });
  const file = useMutation({ mutationFn: (ready: NonNullable<typeof body>) => api.claim(villageId, ready) });
  const change = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }));

  if (file.isSuccess) {
    return (
      <Filed
        claim={file.data}
        household={draft.household?.label ?? ''}
        onAgain={() => {
          setDraft(emptyDraft());
          setIsTried(false);
          file.reset();
        }}
      />
    );
  }
  if (scheme.isError && isUnpublished(scheme.error)) {
    return (
      <section className="sheet sheet-body">
        <FirstPublish villageId={villageId} />
      </section>
    );
  }
  return (
    <>
      <HouseholdStep villageId={villageId} draft={draft} onChange={change} />
      <ItemStep villageId={villageId} scheme={scheme} draft={draft} onChange={change} />
      <PhotoStep
        villageId={villageId}
        draft={draft}
        noPhotos={noPhotos}
        onPhotos={(edit) => setDraft((now) => ({ ...now, photos: edit(now.photos) }))}
      />
      <ReasonStep draft={draft} onChange={change} />
      <section className="claim-submit">
        {preview.data && (
          <p role="status">
            <b>{t.preview(formatPoints(preview.data.preview.points))}</b> {preview.data.preview.reason}
          </p>
        )}
        {preview.isError && <ProblemLine problem={troubleOf(preview.error)} />}
        {isTried && missing.length > 0 && (
          <p className="problem-line" role="alert">
            {t.missing(missing.map((part) => t.parts[part]))}
          </p>
        )}
        <TroubleBox title={t.failed} of={file} />
        <Button
          type="primary"
          size="large"
          loading={file.isPending}
          onClick={() => {
            setIsTried(true);
            if (body) file.mutate(body);
          }}
        >
          {t.submit}
        </Button>
      </section>
    </>
  );
}
