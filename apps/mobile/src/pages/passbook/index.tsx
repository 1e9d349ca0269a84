import { useState } from 'react';
import type { Household, Passbook } from '../../api/types';
import { useHousehold } from '../../features/access/use-household';
import { FaultNotice } from '../../features/frame/FaultNotice';
import { Frame } from '../../features/frame/Frame';
import { RemoteView } from '../../features/frame/Remote';
import { PassbookLine } from '../../features/passbook/PassbookLine';
import { useOlderEntries, usePassbook } from '../../features/passbook/use-passbook';
import { useScheme } from '../../features/schemes/use-scheme';
import { balanceFigure } from '../../lib/format';
import { Box } from '../../platform/elements';
import { texts } from '../../texts';
import { BalanceCover } from '../../ui/BalanceCover';
import { Button } from '../../ui/Button';
import { Choice } from '../../ui/Choice';
import { EmptyState, Loading } from '../../ui/states';

export default function PassbookPage() {
  const household = useHousehold('/pages/passbook/index');
  return (
    <Frame title={texts.passbook.title} {...(household ? { subtitle: household.villageName } : {})}>
      {household ? <PassbookOf household={household} /> : <Loading text={texts.common.loading} />}
    </Frame>
  );
}

function PassbookOf({ household }: { household: Household }) {
  const passbook = usePassbook(household);
  const unit = useScheme(household.villageId).value?.unitLabel ?? '分';
  return (
    <RemoteView remote={passbook}>
      {(first) => <PassbookPages household={household} first={first} unit={unit} />}
    </RemoteView>
  );
}

interface PassbookPagesProps {
  household: Household;
  first: Passbook;
  unit: string;
}

function PassbookPages({ household, first, unit }: PassbookPagesProps) {
  const { entries, hasMore, isBusy, fault, readMore } = useOlderEntries(household, first);
  const [chosen, setChosen] = useState<string | null>(null);
  const current = first.balances.find(({ balance }) => balance === chosen) ?? first.balances[0];
  const shown = entries.filter(({ balance }) => balance === current?.balance);
  return (
    <>
      {first.balances.length > 1 ? (
        <Choice
          label={texts.passbook.title}
          options={first.balances.map(({ balance, label }) => ({ id: balance, title: label }))}
          chosen={current?.balance ?? null}
          onChoose={setChosen}
        />
      ) : null}
      <BalanceCover
        title={current?.label ?? texts.passbook.title}
        owner={texts.signIn.confirmHead(household.headName)}
        unit={unit}
        balances={
          current
            ? [
                {
                  id: current.balance,
                  label: current.periodLabel,
                  period: '',
                  figure: balanceFigure(current.points),
                },
              ]
            : []
        }
      >
        {shown.length === 0 ? <EmptyState icon="passbook" text={texts.passbook.empty} /> : null}
        <Box role="list">
          {shown.map((entry) => (
            <PassbookLine key={entry.id} entry={entry} unit={unit} withReasons />
          ))}
        </Box>
      </BalanceCover>
      {fault ? <FaultNotice fault={fault} /> : null}
      {hasMore ? <Button text={texts.common.more} disabled={isBusy} onPress={readMore} /> : null}
    </>
  );
}
