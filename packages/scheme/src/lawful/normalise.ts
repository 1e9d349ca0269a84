/** Circled and bracketed numbers begin a new point of a list; plain normalisation would turn them into bare digits. */
const LIST_MARKS = /[\u2460-\u249b\u24f5-\u24fe\u2776-\u2793\u3220-\u3229]/g;
/** `1.` `2、` `(3)` `四、` at the beginning of a point, but not the `1.` of 1.5. */
const POINT_NUMBERS =
  /(?<=^|[。;:,\n])\s*(?:\d{1,2}(?:[.、)]|\))(?!\d)|\((?:\d{1,2}|[一二三四五六七八九十]{1,3})\)|[一二三四五六七八九十]{1,3}(?:、|是(?=.)))/g;
/** The name of a law or paper says nothing about whoever reads it. */
const WORK_TITLES = /《[^》]*》/g;
/** Numerals as cheques write them; a single one may be an ordinary word (as in picking up what somebody lost). */
const CHEQUE_NUMERALS = /[零壹贰叁肆伍陆柒捌玖拾佰仟萬圆]{2,}/g;
const CHEQUE_SIGNS = '壹贰叁肆伍陆柒捌玖拾佰仟萬圆';
const PLAIN_SIGNS = '一二三四五六七八九十百千万元';

const plainNumerals = (numerals: string): string =>
  numerals.replace(/./gu, (sign) => PLAIN_SIGNS[CHEQUE_SIGNS.indexOf(sign)] ?? sign);

const HAN = /\p{Script=Han}/u;

/**
 * One way of writing for texts that mean the same: half-width signs, small letters, no quotation marks, no blanks inside a
 * Chinese sentence. Points of a list stand on lines of their own.
 *
 * @example normalise('“越级 上访”，－１０ 分') // '越级上访,-10分'
 */
export function normalise(text: string): string {
  return text
    .replace(LIST_MARKS, '\n')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(WORK_TITLES, '《》')
    .replace(/["'“”‘’「」『』【】[\]<>*]/g, '')
    .replace(/[\u2212\u2013\u2014]+/g, '-')
    .replace(/[ \t]+/g, ' ')
    .replace(/(.?) (?=(.?))/g, (all, left: string, right: string) =>
      HAN.test(left) || HAN.test(right) || /\d/.test(left) ? left : all,
    )
    .replace(POINT_NUMBERS, '\n')
    .replace(CHEQUE_NUMERALS, plainNumerals)
    .trim();
}

/**
 * The sentences and list points of a normalised text.
 *
 * @example sentences('先教育;再扣分。') // ['先教育', '再扣分']
 */
export function sentences(text: string): string[] {
  return text
    .split(/[。;!?\n…]+|,?(?<!不)(?:但是|但(?!愿)|然而|不过(?![关线期])|可是),?/)
    .map((sentence) => sentence.replace(/^[\s,、:]+|[\s,、]+$/g, ''))
    .filter((sentence) => sentence !== '')
    .flatMap(pieces);
}

/** No sentence for people is longer; a hostile one must not make the search for words slow. */
const SENTENCE_MAX = 300;

/** A long sentence in pieces, cut after a comma where there is one. */
function pieces(sentence: string): string[] {
  const cut: string[] = [];
  let rest = sentence;
  while (rest.length > SENTENCE_MAX) {
    const head = rest.slice(0, SENTENCE_MAX);
    const comma = Math.max(head.lastIndexOf(','), head.lastIndexOf('、'));
    const end = comma > 0 ? comma + 1 : SENTENCE_MAX;
    cut.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return rest === '' ? cut : [...cut, rest];
}

const PART_END = /[,、:()/|]/;
const CLAUSE_END = /[,:]/;

/**
 * The part of a sentence, between commas, in which the characters from `from` to `to` stand.
 *
 * @example partAround('赌博、越级上访、斗殴', 3, 7) // '越级上访'
 */
export const partAround = (sentence: string, from: number, to: number): string =>
  between(PART_END, sentence, from, to);

/** The same between greater pauses, lists of words left whole. */
export const clauseAround = (sentence: string, from: number, to: number): string =>
  between(CLAUSE_END, sentence, from, to);

function between(end: RegExp, sentence: string, from: number, to: number): string {
  let start = from;
  while (start > 0 && !end.test(sentence.charAt(start - 1))) start--;
  let stop = to;
  while (stop < sentence.length && !end.test(sentence.charAt(stop))) stop++;
  return sentence.slice(start, stop).trim();
}
