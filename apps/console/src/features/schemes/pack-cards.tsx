import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { schemeApi } from '../../lib/scheme-api.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { Loading } from '../../ui/states.tsx';

const t = texts.schemes;

/** The schemes that come with the software, one card each. */
export function PackCards(props: {
  chosen: string | undefined;
  busy: string | undefined;
  onChoose: (packId: string) => void;
}) {
  const query = useQuery({ queryKey: ['scheme-packs'], queryFn: schemeApi.packs });
  const packs = query.data?.packs.filter(({ forVillages }) => forVillages) ?? [];
  return (
    <section className="sheet">
      <div className="sheet-head">
        <h2>{t.choose}</h2>
        <span className="soft">{t.chooseHint}</span>
      </div>
      {query.isPending && <Loading label={texts.states.loading} />}
      <TroubleBox title={t.packsFailed} of={query} />
      <div className="scheme-packs">
        {packs.map((pack) => (
          <Button
            key={pack.id}
            aria-pressed={props.chosen === pack.id}
            loading={props.busy === pack.id}
            onClick={() => props.onChoose(pack.id)}
          >
            <b>{pack.title}</b>
            <span className="small soft">{pack.source || pack.note}</span>
          </Button>
        ))}
      </div>
    </section>
  );
}
