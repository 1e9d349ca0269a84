import type { UseQueryResult } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Scheme, SchemeItem } from '../../lib/api-types.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { Loading } from '../../ui/states.tsx';
import { Step } from '../../ui/step.tsx';
import { findItems } from '../schemes/find-items.ts';
import type { Draft } from './draft.ts';
import { ItemDetails } from './item-details.tsx';

const t = texts.claim;

/** The season's and most used items first, the others by a word. */
export function ItemStep(props: {
  villageId: number;
  scheme: UseQueryResult<Scheme>;
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
}) {
  const { villageId, scheme, draft, onChange } = props;
  const [wanted, setWanted] = useState('');
  const item = draft.item;
  if (item) {
    return (
      <Step number={2} title={t.parts.item} isDone>
        <div className="claim-chosen">
          <div>
            <b>{item.title}</b> {item.pointsLabel}
            <p className="small soft">{item.clauseText}</p>
          </div>
          <Button onClick={() => onChange({ item: null, member: null, quantity: null, grade: null })}>
            {t.change}
          </Button>
        </div>
        <ItemDetails villageId={villageId} draft={draft} onChange={onChange} />
      </Step>
    );
  }
  const items = scheme.data ? claimable(scheme.data) : [];
  const shown = wanted.trim() ? findItems(items, wanted) : items;
  return (
    <Step number={2} title={t.parts.item}>
      {scheme.isPending && <Loading label={texts.scheme.loading} rows={2} />}
      <TroubleBox title={texts.scheme.loadFailed} of={scheme} />
      {items.length > 6 && (
        <Input
          allowClear
          aria-label={t.searchItem}
          placeholder={t.searchItem}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
      )}
      <div className="claim-tiles">
        {shown.map((each) => (
          <Button key={each.id} onClick={() => onChange({ item: each })}>
            <b>{each.title}</b>
            <span className="small">{each.pointsLabel}</span>
          </Button>
        ))}
      </div>
      {scheme.data && shown.length === 0 && <p className="soft">{t.noItem}</p>}
    </Step>
  );
}

/** What a household may claim now, the tiles of the first screen in front. */
export function claimable(scheme: Scheme): SchemeItem[] {
  const open = scheme.items.filter(
    (item) => item.active && (item.capture.includes('behalf') || item.capture.includes('claim')),
  );
  const place = (item: SchemeItem) => {
    const at = scheme.tiles.indexOf(item.id);
    return at < 0 ? scheme.tiles.length : at;
  };
  return open.toSorted((a, b) => place(a) - place(b));
}
