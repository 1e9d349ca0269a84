import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { troubleOf } from '../../lib/errors.ts';
import { formatDate } from '../../lib/format.ts';
import { schemeApi } from '../../lib/scheme-api.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { Loading, ProblemLine } from '../../ui/states.tsx';
import './scheme.css';

const t = texts.schemes.templates;

/** What a town or district has published for its villages to inherit, and what else it could. */
export function TemplatesSheet({ placeId }: { placeId: number }) {
  const client = useQueryClient();
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
      pack.toInherit && !published.some((one) => one.schemeId === pack.id && one.version === pack.version),
  );
  const titleOf = (id: string) => packs.data?.packs.find((pack) => pack.id === id)?.title ?? id;
  return (
    <section className="sheet" aria-label={t.title}>
      <div className="sheet-head">
        <h2>{t.title}</h2>
        <span className="soft">{t.hint}</span>
      </div>
      {(templates.isPending || packs.isPending) && <Loading label={texts.states.loading} rows={2} />}
      <TroubleBox title={t.loadFailed} of={templates.error ? templates : packs} />
      {templates.isSuccess && packs.isSuccess && (
        <div className="sheet-body">
          {published.length === 0 && <p className="soft">{t.none}</p>}
          <ul className="scheme-templates">
            {published.map((one) => (
              <li key={`${one.schemeId} ${one.version}`}>
                <b>{titleOf(one.schemeId)}</b>
                <span className="soft">{t.published(one.version, formatDate(one.publishedAt))}</span>
              </li>
            ))}
            {open.map((pack) => (
              <li key={pack.id}>
                <span>{pack.title}</span>
                <Button
                  aria-label={t.publishNamed(pack.title)}
                  loading={publish.isPending && publish.variables === pack.id}
                  onClick={() => publish.mutate(pack.id)}
                >
                  {t.publish}
                </Button>
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
