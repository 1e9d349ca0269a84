import type { PassbookEntry } from '../../api/types';
import { currentTime } from '../../lib/clock';
import { balanceFigure, shortDate, signedPoints } from '../../lib/format';
import { texts } from '../../texts';
import { Entry } from '../../ui/Entry';
import { EntryReasons } from './EntryReasons';

interface PassbookLineProps {
  entry: PassbookEntry;
  unit: string;
  /** The passbook's own page explains each line; the home page only shows it. */
  withReasons?: boolean;
}

export function PassbookLine({ entry, unit, withReasons }: PassbookLineProps) {
  const isVoid = entry.reversal || entry.reversed;
  return (
    <Entry
      date={shortDate(entry.happenedAt, currentTime())}
      title={entry.itemTitle}
      points={signedPoints(entry.points, unit)}
      negative={entry.points < 0}
      after={texts.passbook.balanceAfter(balanceFigure(entry.balanceAfter))}
      stamp={isVoid ? texts.stamp.reversed : texts.stamp.booked}
      stampTone={isVoid ? 'void' : 'seal'}
    >
      {withReasons ? <EntryReasons entry={entry} unit={unit} /> : null}
    </Entry>
  );
}
