import type { RosterHousehold, RosterMember } from '@jishan/server/features/people';
import type { Random } from './random.ts';
import type { DemoPhone } from './accounts.ts';

const stems = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'] as const;
const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;
const householdsPerGroup = 30;
const groupsPerSection = 3;

function numeral(count: number): string {
  const tens = Math.floor(count / 10);
  const ten = tens === 0 ? '' : tens === 1 ? '十' : `${digits[tens]}十`;
  return `${ten}${digits[count % 10]}`;
}

function bornInYear(year: number, random: Random): string {
  const month = String(1 + random.below(12)).padStart(2, '0');
  const day = String(1 + random.below(28)).padStart(2, '0');
  return `${year}-${month}-${day}`;
}

interface Family {
  stem: number;
  number: number;
  joinedOn: string | undefined;
  phone: HeadPhone | undefined;
}

/** The head's telephone; some share it with their spouse. */
type HeadPhone = Pick<DemoPhone, 'phone' | 'isShared'>;

/** Names are heavenly stems with numerals (甲十七): nobody is called so, and everybody sees that they are made up. */
function makeMembers({ stem, number, joinedOn, phone }: Family, random: Random): RosterMember[] {
  const family = stems[stem % stems.length];
  const married = stems[(stem + 3) % stems.length];
  const figure = numeral(number);
  const headYear = 1948 + random.below(45);
  const member = (name: string, relation: RosterMember['relation'], year: number): RosterMember => ({
    name,
    relation,
    bornOn: bornInYear(year, random),
    ...(joinedOn === undefined ? {} : { participatingFrom: joinedOn }),
  });
  const head = member(`${family}${figure}`, 'head', headYear);
  const own = phone === undefined ? {} : { phone: phone.phone };
  const isShared = phone?.isShared === true;
  const hasSpouse = random.chance(0.8) || isShared;
  const spouse = () => member(`${married}${figure}`, 'spouse', headYear + 2);
  return [
    { ...head, ...own },
    ...(hasSpouse ? [isShared ? { ...spouse(), ...own } : spouse()] : []),
    ...(random.chance(0.55) ? [member(`${family}小${figure}`, 'child', headYear + 27)] : []),
    ...(headYear > 1970 && random.chance(0.4)
      ? [member(`${family}老${figure}`, 'parent', headYear - 25)]
      : []),
  ];
}

export interface RosterWish {
  villageKey: string;
  households: number;
  /** The day from which households take part, `YYYY-MM-DD`. */
  since: string;
  /** Phones of the first households' heads. */
  phones: readonly HeadPhone[];
}

/**
 * The households of one village, in groups of thirty and sections of ninety. About one in eight has not joined;
 * the first ones, which the start page signs in as, have.
 */
export function makeHouseholds(wish: RosterWish, random: Random): RosterHousehold[] {
  return Array.from({ length: wish.households }, (_, index) => {
    const group = Math.floor(index / householdsPerGroup) + 1;
    const joinedOn = index < 5 || random.chance(0.88) ? wish.since : undefined;
    const number = Math.floor(index / stems.length) + 1;
    const members = makeMembers({ stem: index, number, joinedOn, phone: wish.phones[index] }, random);
    return {
      doorCode: `${wish.villageKey}${String(index + 1).padStart(4, '0')}`,
      group: `${numeral(group)}组`,
      section: `第${numeral(Math.floor((group - 1) / groupsPerSection) + 1)}片区`,
      ...(joinedOn === undefined ? {} : { joinedOn }),
      facts: { registered: true, homestead: true, residents: members.length, months_home: 12 },
      members,
    };
  });
}
