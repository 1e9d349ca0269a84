import type { FamilyDraft, Said } from './draft-families.ts';
import { blame } from './draft-families.ts';
import { isRefused, type PersonFound } from './read-person.ts';
import { hasZeroedTail } from './read-id-number.ts';

/** Row of the sheet as the clerk counts it. */
export const rowName = (row: number): string => String(row + 1);

const ZEROED_MIN = 3;
const ZEROED_SHARE = 0.1;

/** What only the whole file shows: IDs and phones that come twice, tails cut off everywhere, groups spelt in two ways. */
export function checkFile(drafts: readonly FamilyDraft[]): void {
  const people = drafts.flatMap((draft) => draft.people);
  findZeroedTails(people);
  findRepeatedIds(people);
  findSharedPhones(drafts);
  uniteGroups(drafts);
}

/** One number in ten ends in 000 by chance and still adds up; if many of a file do, they were cut off. */
function findZeroedTails(people: readonly PersonFound[]): void {
  const withId = people.filter((person) => person.idNumber !== undefined);
  const zeroed = withId.filter((person) => hasZeroedTail(person.idNumber ?? ''));
  if (zeroed.length < ZEROED_MIN || zeroed.length < withId.length * ZEROED_SHARE) return;
  for (const person of zeroed)
    blame(person, { code: 'id_zeroed_tail', column: person.idColumn, found: person.idNumber ?? '' });
}

function findRepeatedIds(people: readonly PersonFound[]): void {
  const first = new Map<string, PersonFound>();
  for (const person of people) {
    const { idNumber } = person;
    if (idNumber === undefined) continue;
    const other = first.get(idNumber);
    if (other)
      blame(person, {
        code: 'id_repeated',
        column: person.idColumn,
        found: idNumber,
        more: rowName(other.row),
      });
    else first.set(idNumber, person);
  }
}

/** In one household a phone stays with its first bearer; in two households both keep it, and it is said. */
function findSharedPhones(drafts: readonly FamilyDraft[]): void {
  const first = new Map<string, { person: PersonFound; draft: FamilyDraft }>();
  for (const draft of drafts) {
    const heads = [...draft.people].sort(
      (a, b) => Number(b.relation === 'head') - Number(a.relation === 'head'),
    );
    for (const person of heads) {
      const { phone } = person;
      if (phone === undefined) continue;
      const other = first.get(phone);
      if (!other) {
        if (!isRefused(person)) first.set(phone, { person, draft });
        continue;
      }
      const isOwn = other.draft === draft;
      blame(person, {
        code: isOwn ? 'phone_shared' : 'phone_elsewhere',
        column: person.phoneColumn,
        found: phone,
        more: rowName(other.person.row),
      });
      if (isOwn) delete person.phone;
    }
  }
}

const FIGURES = '零一二三四五六七八九十';

/** 第1村民小组, 1组 and 一组 are one group. */
function keyOfGroup(text: string): string {
  const plain = text
    .replace(/^第/, '')
    .replace(/(村民)?小组$/, '组')
    .replaceAll(' ', '');
  return plain.replace(/^\d+/, (figure) => {
    const number = Number(figure);
    if (number > 99) return figure;
    const tens = Math.floor(number / 10);
    const ten = tens === 0 ? '' : tens === 1 ? '十' : `${FIGURES[tens]}十`;
    return `${ten}${number % 10 === 0 && tens > 0 ? '' : FIGURES[number % 10]}`;
  });
}

/** Spells each group as most rows do, and says so where it was spelt otherwise. */
function uniteGroups(drafts: readonly FamilyDraft[]): void {
  const spellings = new Map<string, Map<string, number>>();
  for (const { text } of drafts.flatMap((draft) => draft.groups)) {
    const counts = spellings.get(keyOfGroup(text)) ?? new Map<string, number>();
    counts.set(text, (counts.get(text) ?? 0) + 1);
    spellings.set(keyOfGroup(text), counts);
  }
  const usual = new Map(
    [...spellings].map(([key, counts]) => [key, [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '']),
  );
  for (const draft of drafts) {
    draft.groups = draft.groups.map((said): Said => {
      const used = usual.get(keyOfGroup(said.text)) ?? said.text;
      const person = draft.people.find((one) => one.row === said.row);
      if (used !== said.text && person && said.column >= 0)
        blame(person, { code: 'group_spelling', column: said.column, found: said.text, more: used });
      return { ...said, text: used };
    });
  }
}
