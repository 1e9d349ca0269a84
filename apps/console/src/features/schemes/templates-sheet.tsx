import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { troubleOf } from '../../lib/errors.ts';
import { formatDate } from '../../lib/format.ts';
import { schemeApi } from '../../lib/scheme-api.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { Mark } from '../../ui/marks.tsx';
import { Loading, ProblemLine } from '../../ui/states.tsx';
import { Sure } from '../../ui/sure.tsx';
import './scheme.css';

const t = texts.schemes.templates;

interface TemplatesProps {
  placeId: number;
  /** The places above it: what they have published is inherited, and needs no publishing here. */
  above: readonly { id: number; name: string }[];
}

/** What villages may inherit: from above, from this place, and what else it could publish. */
export function TemplatesSheet({ placeId, above }: TemplatesProps) {
  const client = useQueryClient();
  const inherited = useInherited(above);
  const templates = useQuery({
    queryKey: ['scheme-templates', placeId],
    queryFn: () => schemeApi.templates(placeId),
  });
  const packs = useQuery({ queryKey: ['scheme-packs'], queryFn: schemeApi.packs });
  const publish = useMutation({
    mutationFn: async (packId: string) => {
      const { document } = await schemeApi.packText(packId);
      return schemeApi.publishTemplate(placeId, { document, note: '' });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['scheme-templates', placeId] }),
  });
  const published = templates.data?.templates ?? [];
  const open = (packs.data?.packs ?? []).filter(
    (pack) =>
      pack.toInherit &&
      ![...published, ...inherited.found].some(
        (one) => one.schemeId === pack.id && one.version === pack.version,
      ),
  );
  const titleOf = (id: string) => packs.data?.packs.find((pack) => pack.id === id)?.title ?? id;
  return (
    <section className="sheet" aria-label={t.title}>
      <div className="sheet-head">
        <h2>{t.title}</h2>
        <span className="soft">{t.hint}</span>
      </div>
      {(templates.isPending || packs.isPending || inherited.isPending) && (
        <Loading label={texts.states.loading} rows={2} />
      )}
      <TroubleBox title={t.loadFailed} of={templates.error ? templates : packs} />
      {templates.isSuccess && packs.isSuccess && !inherited.isPending && (
        <div className="sheet-body">
          {published.length + inherited.found.length === 0 && <p className="soft">{t.none}</p>}
          <ul className="scheme-templates">
            {inherited.found.map((one) => (
              <li key={`${one.placeName} ${one.schemeId} ${one.version}`}>
                <span>
                  <b>{titleOf(one.schemeId)}</b> <Mark tone="info">{t.inherited(one.placeName)}</Mark>
                </span>
                <span className="soft">{t.published(one.version, formatDate(one.publishedAt))}</span>
              </li>
            ))}
            {published.map((one) => (
              <li key={`${one.schemeId} ${one.version}`}>
                <b>{titleOf(one.schemeId)}</b>
                <span className="soft">{t.published(one.version, formatDate(one.publishedAt))}</span>
              </li>
            ))}
            {open.map((pack) => (
              <li key={pack.id}>
                <span>{pack.title}</span>
                <Sure
                  act={t.publish}
                  actName={t.publishNamed(pack.title)}
                  ask={t.publishSure}
                  sure={t.publishYes}
                  cancel={t.publishNo}
                  busy={publish.isPending && publish.variables === pack.id}
                  onSure={() => publish.mutate(pack.id)}
                />
              </li>
            ))}
          </ul>
          {publish.isError && <ProblemLine problem={troubleOf(publish.error)} />}
          {publish.isSuccess && <p role="status">{t.done}</p>}
        </div>
      )}
    </section>
  );
}

/** What the places above have published, nearest first; what cannot be read is left out. */
function useInherited(above: TemplatesProps['above']) {
  const queries = useQueries({
    queries: above.map(({ id }) => ({
      queryKey: ['scheme-templates', id],
      queryFn: () => schemeApi.templates(id),
    })),
  });
  return {
    isPending: queries.some((query) => query.isPending),
    found: queries
      .flatMap(({ data }, at) =>
        (data?.templates ?? []).map((one) => ({ ...one, placeName: above[at]?.name ?? '' })),
      )
      .reverse(),
  };
}
