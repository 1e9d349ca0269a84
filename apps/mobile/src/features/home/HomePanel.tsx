import type { Household, Scheme } from '../../api/types';
import { balanceFigure } from '../../lib/format';
import { open } from '../../platform/navigate';
import { texts } from '../../texts';
import { Box, Words } from '../../platform/elements';
import { BalanceCover } from '../../ui/BalanceCover';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { EmptyState } from '../../ui/states';
import { Tile } from '../../ui/Tile';
import { ClaimLines } from '../events/ClaimLines';
import { filePath } from '../events/paths';
import { sortClaims } from '../events/claim-state';
import { useClaims } from '../events/use-claims';
import { useElder } from '../frame/elder';
import { RemoteView } from '../frame/Remote';
import { PassbookLine } from '../passbook/PassbookLine';
import { AskedNotice } from '../people/AskedNotice';
import { usePassbook } from '../passbook/use-passbook';
import { iconOf, tilesOf } from '../schemes/items';
import { useScheme } from '../schemes/use-scheme';
import { CallButton } from './CallButton';
import { ReadAloud } from './ReadAloud';

const LINES = 3;
/** Larger letters, fewer lines: what can be reported stays near. */
const LINES_ELDER = 2;

interface HomePanelProps {
  household: Household;
  onAllItems: () => void;
  onAllClaims: () => void;
}

/** The open passbook, what can be reported, what is under way, and whom to call. */
export function HomePanel({ household, onAllItems, onAllClaims }: HomePanelProps) {
  const passbook = usePassbook(household);
  const scheme = useScheme(household.villageId);
  const claims = useClaims(household);
  const isElder = useElder();
  const unit = scheme.value?.unitLabel ?? '分';
  const openPassbook = () => open('/pages/passbook/index');
  const underWay = sortClaims(claims.value?.claims ?? []).filter(
    ({ state }) => state === 'in_review' || state === 'returned',
  );

  return (
    <>
      <AskedNotice household={household} />
      <RemoteView remote={passbook}>
        {({ balances, entries }) => (
          <BalanceCover
            title={texts.home.passbook}
            owner={texts.signIn.confirmHead(household.headName)}
            unit={unit}
            balances={balances.map(({ balance, label, periodLabel, points }) => ({
              id: balance,
              label,
              period: periodLabel,
              figure: balanceFigure(points),
            }))}
            actions={
              <>
                <ReadAloud household={household} balance={balances[0]} />
                <Button look="light" icon="next" text={texts.home.openPassbook} onPress={openPassbook} />
              </>
            }
          >
            {entries.length === 0 ? (
              <EmptyState icon="passbook" text={texts.home.noEntries} />
            ) : (
              <Box role="list" label={texts.home.recent}>
                {entries.slice(0, isElder ? LINES_ELDER : LINES).map((entry) => (
                  <PassbookLine key={entry.id} entry={entry} unit={unit} />
                ))}
              </Box>
            )}
          </BalanceCover>
        )}
      </RemoteView>

      <Card
        title={texts.home.tiles}
        aside={
          <Button
            look="plain"
            text={texts.home.allItems}
            label={texts.home.allItemsLabel}
            onPress={onAllItems}
          />
        }
      >
        <RemoteView remote={scheme}>{(value) => <ClaimTiles scheme={value} />}</RemoteView>
      </Card>

      <Card
        title={texts.home.inProgress}
        aside={
          <Button
            look="plain"
            text={texts.home.seeAll}
            label={texts.home.seeAllLabel}
            onPress={onAllClaims}
          />
        }
      >
        <ClaimLines
          claims={underWay.slice(0, 2)}
          householdId={household.householdId}
          emptyText={texts.home.none}
        />
      </Card>

      <CallButton villageId={household.villageId} />
    </>
  );
}

/** What can be reported with one tap; in some villages nothing is. */
function ClaimTiles({ scheme }: { scheme: Scheme }) {
  const items = tilesOf(scheme);
  if (items.length === 0) return <Words className="soft">{texts.home.noTiles}</Words>;
  return (
    <Box className="tiles">
      {items.map((item) => (
        <Tile
          key={item.id}
          icon={iconOf(item)}
          title={item.short}
          note={item.pointsLabel}
          onPress={() => open(filePath(item.id))}
        />
      ))}
    </Box>
  );
}
