import { clauseAround, partAround } from './normalise.ts';
import { anyOf, has } from './words.ts';

/** What stands right before a sanction that is ruled out. */
const negated = anyOf([
  '(?:不|不会|不再|不得|不予|不能|不准|不许|不可|不设|不搞|不实行|不公开|一律不)$',
  '(?:没有|没有任何|无|绝不|决不|禁止|严禁|勿)$',
]);

/** No negation is longer. */
const NEGATION_MAX = 6;

const AUTHORITY = [
  '公安|派出所|交警|法院|检察|部门|机关|执法|主管|民政|人社|医保|市场监管|林业|自然资源',
  '政府|纪委|供电|供水|供气|电力',
].join('|');
const DOES = '依法|按规定|罚|处|认定|追回|收回|取消|拘留|查|责令|办理|决定';
/** What an authority does by law is not the village's sanction. */
const byAuthority = anyOf([
  `(?:由|被|经|受到|受|遭|交)…10(?:${AUTHORITY})…10(?:${DOES})`,
  '依法(?:追回|收回|处理|取消|处罚|追究|赔偿|没收|停发)',
]);

/** A part of a list that denies what it names: "no photographs, no plates, no entry in the register of defaulters". */
const denied = anyOf([
  `^(?:也|都|更|均|概|一律|决|绝|从|既|并)?不(?:得|准|许|能|会|可|用|要|必|再|作|做|搞|设)?(?:${[
    '拍|发网|发群|发抖|挂|贴|钉|排名|排队|排座次|通报|考核|曝|点名|罚|押|催|训|骂|拦|上墙|上榜|上网|上喇叭|上台|公布|公开',
    '牵连|摊派|强|逼|勉强|卡|停|赶|歧视|打折|报征信|报送|推送|抄送|进失信|进征信|列失信|列入失信|纳入失信|纳入征信|上失信|填|登记|比|检讨|游|念|播|收(?:费|钱|押)|扣|减',
  ].join('|')})`,
]);

export const isDenied = (part: string): boolean => has(denied, part);

export const isByAuthority = (text: string): boolean => has(byAuthority, text);

/** The first match that nothing in its part of the sentence excuses, as the words around it. */
export function unexcused(pattern: RegExp | null, sentence: string, excuses: RegExp | null): string | null {
  return first(pattern, sentence, excuses, () => false);
}

/** The same for a sanction: one that is denied, or that an authority imposes by law, is none of the village's. */
export function unexcusedSanction(
  pattern: RegExp | null,
  sentence: string,
  excuses: RegExp | null,
): string | null {
  return first(
    pattern,
    sentence,
    excuses,
    (from, to) =>
      has(negated, sentence.slice(Math.max(0, from - NEGATION_MAX), from)) ||
      isDenied(partAround(sentence, from, to)) ||
      has(byAuthority, clauseAround(sentence, from, to)),
  );
}

function first(
  pattern: RegExp | null,
  sentence: string,
  excuses: RegExp | null,
  ruledOut: (from: number, to: number) => boolean,
): string | null {
  if (!pattern) return null;
  for (const match of sentence.matchAll(pattern)) {
    const from = match.index;
    const to = from + match[0].length;
    if (from === to || ruledOut(from, to)) continue;
    const part = partAround(sentence, from, to);
    if (!has(excuses, part)) return part;
  }
  return null;
}
