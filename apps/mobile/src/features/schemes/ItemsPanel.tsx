import { useState } from 'react';
import type { Household, Scheme, SchemeItem } from '../../api/types';
import { Box, TextInput, Words } from '../../platform/elements';
import { open } from '../../platform/navigate';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Choice } from '../../ui/Choice';
import { Fold } from '../../ui/Fold';
import { EmptyState } from '../../ui/states';
import { Tag } from '../../ui/Tag';
import { filePath } from '../events/paths';
import { RemoteView } from '../frame/Remote';
import { claimable, groupItems } from './items';
import { isUnpublished, useScheme } from './use-scheme';

const ALL = '*';

/** Every item of the scheme by category; those a villager may file lead to the claim. */
export function ItemsPanel({ household }: { household: Household }) {
  const scheme = useScheme(household.villageId);
  if (isUnpublished(scheme)) return <EmptyState icon="book" text={texts.items.noScheme} />;
  return (
    <RemoteView remote={scheme}>
      {(value) =>
        value.items.length === 0 ? (
          <EmptyState icon="book" text={texts.items.noScheme} />
        ) : (
          <ItemsByCategory scheme={value} />
        )
      }
    </RemoteView>
  );
}

function ItemsByCategory({ scheme }: { scheme: Scheme }) {
  const [wanted, setWanted] = useState('');
  const [category, setCategory] = useState<string>(ALL);
  const groups = groupItems(scheme, wanted, category === ALL ? null : category);
  return (
    <>
      <TextInput
        className="input"
        kind="search"
        label={texts.items.search}
        placeholder={texts.items.search}
        value={wanted}
        maxLength={20}
        onChange={setWanted}
      />
      <Choice
        label={texts.items.title}
        options={[{ id: ALL, title: texts.items.all }, ...scheme.categories]}
        chosen={category}
        onChoose={setCategory}
      />
      {groups.length === 0 ? <EmptyState icon="search" text={texts.items.empty} /> : null}
      {groups.map((group) => (
        <Card key={group.id} title={group.title}>
          <Box role="list">
            {group.items.map((item) => (
              <ItemLine key={item.id} item={item} />
            ))}
          </Box>
        </Card>
      ))}
    </>
  );
}

const WHY_NOT = {
  by_visit: texts.items.visitOnly,
  deduction: texts.items.deduction,
  inactive: texts.items.inactive,
} as const;

function ItemLine({ item }: { item: SchemeItem }) {
  const may = claimable(item);
  return (
    <Box className="line" role="listitem">
      <Box className="line-top">
        <Words className="line-title">{item.title}</Words>
        <Words className="line-points">{item.pointsLabel}</Words>
      </Box>
      {item.limitLabel ? <Words className="line-note">{item.limitLabel}</Words> : null}
      <Box className="row">
        {may === 'yes' ? (
          <Button
            text={texts.items.claim}
            icon="pen"
            label={`${texts.items.claim}：${item.title}`}
            onPress={() => open(filePath(item.id))}
          />
        ) : (
          <Tag text={WHY_NOT[may]} tone={may === 'deduction' ? 'red' : 'plain'} />
        )}
        {item.clauseText ? (
          <Fold openText={texts.items.open} closeText={texts.common.close}>
            <Words className="text">{texts.items.clause(item.clauseText)}</Words>
            {may === 'deduction' ? <Words className="text soft">{texts.items.deductionNote}</Words> : null}
          </Fold>
        ) : null}
      </Box>
    </Box>
  );
}
