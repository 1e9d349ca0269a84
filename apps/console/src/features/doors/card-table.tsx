import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { HouseholdRow } from '../../lib/api-types.ts';
import { type CardLine, doorApi } from '../../lib/door-api.ts';
import { troubleOf } from '../../lib/errors.ts';
import { formatDate } from '../../lib/format.ts';
import { texts } from '../../texts.ts';
import { Mark } from '../../ui/marks.tsx';
import { ProblemLine } from '../../ui/states.tsx';
import { Sure } from '../../ui/sure.tsx';
import { PinForm } from './pin-form.tsx';

const t = texts.doors.cards;

interface CardTableProps {
  villageId: number;
  rows: HouseholdRow[];
  cards: ReadonlyMap<string, CardLine>;
  picked: ReadonlySet<string>;
  onPick: (picked: ReadonlySet<string>) => void;
  onReissue: (householdId: string) => void;
  /** The household whose card is being made anew. */
  reissued: string | undefined;
}

/** One line for each household: its card, its PIN, and what may be done. */
export function CardTable(props: CardTableProps) {
  const { rows, cards, picked, onPick } = props;
  const toggle = (id: string) => {
    const next = new Set(picked);
    if (!next.delete(id)) next.add(id);
    onPick(next);
  };
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t.columns.pick}</th>
          <th scope="col">{t.columns.door}</th>
          <th scope="col">{t.columns.head}</th>
          <th scope="col">{t.columns.group}</th>
          <th scope="col">{t.columns.card}</th>
          <th scope="col">{t.columns.pin}</th>
          <th scope="col">{t.columns.act}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const card = cards.get(row.id);
          return (
            <tr key={row.id}>
              <td>
                {card ? null : (
                  <Checkbox
                    aria-label={t.pick(row.doorCode)}
                    checked={picked.has(row.id)}
                    onChange={() => toggle(row.id)}
                  />
                )}
              </td>
              <td className="lead">{row.doorCode}</td>
              <td data-label={t.columns.head}>{row.headName}</td>
              <td data-label={t.columns.group}>{row.group}</td>
              <td data-label={t.columns.card}>
                {card ? t.number(card.number, formatDate(card.issuedAt)) : t.none}
              </td>
              <td data-label={t.columns.pin}>
                {card && (
                  <Mark tone={card.pinSetAt ? 'good' : 'warn'}>{card.pinSetAt ? t.pinSet : t.pinUnset}</Mark>
                )}
              </td>
              <td>{card && <CardActs {...props} row={row} />}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function CardActs({ villageId, row, onReissue, reissued }: CardTableProps & { row: HouseholdRow }) {
  const isReissuing = reissued === row.id;
  const [isSettingPin, setSettingPin] = useState(false);
  const [done, setDone] = useState(false);
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ['cards', villageId] });
  const revoke = useMutation({
    mutationFn: () => doorApi.revokeCard(villageId, row.id),
    onSuccess: refresh,
  });
  if (isSettingPin)
    return (
      <PinForm
        door={row.doorCode}
        onSave={(pin) => doorApi.setCardPin(villageId, row.id, pin)}
        onDone={(isSet) => {
          setSettingPin(false);
          setDone(isSet);
          void refresh();
        }}
      />
    );
  return (
    <div className="card-acts">
      <Button aria-label={t.setPinFor(row.doorCode)} onClick={() => setSettingPin(true)}>
        {t.setPin}
      </Button>
      <Sure
        act={t.reissue}
        actName={t.reissueFor(row.doorCode)}
        ask={t.reissueSure}
        sure={t.sure}
        cancel={t.cancel}
        isLoss
        busy={isReissuing}
        onSure={() => onReissue(row.id)}
      />
      <Sure
        act={t.revoke}
        actName={t.revokeFor(row.doorCode)}
        ask={t.revokeSure}
        sure={t.sure}
        cancel={t.cancel}
        isLoss
        busy={revoke.isPending}
        onSure={revoke.mutate}
      />
      {revoke.isError && <ProblemLine problem={troubleOf(revoke.error)} />}
      {done && <span role="status">{t.pinDone(row.doorCode)}</span>}
    </div>
  );
}
