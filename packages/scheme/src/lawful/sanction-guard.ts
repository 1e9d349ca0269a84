import { unexcusedSanction } from './find.ts';
import { type Guard, guardFrom, type Hit } from './guard.ts';
import type { Sentence } from './sentence.ts';
import { low as lowWords } from './standing.ts';
import { namedOfLow, OWN, takenFromAfar } from './threat.ts';
import { anyOf, has, oneOf, type Words } from './words.ts';

/** Something that points may not touch, as a table. */
export interface SanctionTable extends Omit<Guard, 'check'> {
  /** What may not be taken, withheld or made to depend on points. */
  objects?: Words;
  /** The same where a village may have a say: warned of. */
  softObjects?: Words;
  /** Looser words for the same, which count only beside people who stand low. */
  owed?: Words;
  /** Further ways of taking it, beside the common ones. */
  takings?: Words;
  /** Sanctions that need no object: the words are the sanction. */
  outright?: Words;
  softOutright?: Words;
  /** Sanctions only where they fall on people who lost points: work to be done, things to be paid. */
  threatened?: Words;
  /** What may not go by points before others: warned of. */
  priority?: Words;
  /** In the same part of the sentence, these show that something else is meant. */
  excuses?: Words;
  /** The same anywhere in the sentence. */
  excusesWide?: Words;
  /** Whether making it depend on points is refused as well. */
  links?: boolean;
}

const TAKE = oneOf([
  '取消|停发|停办|停缴|停止|停供|暂停|中止|终止|扣发|扣减|扣除|扣留|扣押|克扣',
  '代扣|扣掉|截留|下调|调低|降档|降等|压减|压缩|暂不|暂时不|延缓|中断|撤销|撤回',
  '剔除|清退|移出|划出|折半|缓发|缓办|缓批|缓缴|暂缓|暂不|减发|减半|减少|削减',
  '降低|核减|调减|剥夺|收回|没收|限制|拒绝|拒办|拒发|否决|延期|延后|延迟|推迟',
  '推后|靠后|往后排|排后|失去|丧失|追回|注销|冻结|除名|踢出|受(?:到)?影响',
  '不通过|不合格|不过关|一律不|停一停|先停|停掉|停了|停下|砍掉|掐|卡住|压一|压着',
  '往后压|搁置|搁一|少给|少分|轮不到|靠边站|一分不给|一分没有',
  '扣(?!分|完|满|光|了|\\d|除分)',
]);
const DENY = oneOf([
  '不予|不让|不给|不为|不替|不协助|不接受|不受理|不审核|不评定|不认定|不兑现|不保留',
  '不分|不派|不接|不供|不安装|不开通|不配|不租|不借|不招|不录|没资格|没他|没有他',
  '没得|没了|别来|免了|不再|不享受|不发|不办|不开|不签|不盖|不批|不审|不报|不安排',
  '不申报|不纳入|不提供|不出具|不参与|不参加|无权|没有资格|无资格|不具备|没有份|没份',
  '无份|无缘|免谈|不给|不安|不修|不管|不上报|不考虑|不受理|不帮|不算|不留|不分给',
  '甭想|别想|休想',
]);
/** "May not" denies something only before what one enjoys; before anything else it is a rule of conduct. */
const MAY_NOT = oneOf([
  '不得|不能|不可|不准|不许',
  '禁止)(?=…8?(?:享|领|使用|用水|用电|进入|参加|参与|申请|申报|办|评|分红|分配|参分|获|得到|拿|就餐|就医|就读|入学|入园|入住|上学|上幼|报名|报|通行|出入|开具|开证|盖章|签字|出具|建房|盖房|翻建|审批|通过|接通|安排|纳入|列入)',
]);
const LINK_BEFORE = oneOf([
  '按|依|凭|根据|依据|参照|视|看|先查|查)(?:照|据)?…6(?:积分|得分',
  '分数|排名|名次|星级|等级',
]);
const LINK_AFTER = oneOf(['积分|得分|分数|排名|红黑榜)…12(?:挂钩|列入|纳入|作为|决定|关联|联动', '相关']);
const AS_CONDITION = '以…8(?:积分|得分|分数|达标|评级)…6为(?:前提|条件|准|依据|门槛)';
const ONLY = oneOf([
  '只|仅|才)(?:能|可|可以)?(?:分|发|给|补|安排|照顾)?(?:给|发',
  '到)?…8(?:积分|达标|高分|红榜|有分|前[一二三五十百\\d]+名',
]);
const TOGETHER = '(?:挂钩|对应|匹配|相乘|同步|关联|捆绑|联动)';
/** In an item that takes points, only these say that more than points is taken. */
const CONSEQUENCE =
  /违者|违反者|的,|并|取消|停发|不得(?:享|领|分|参|入|申)|一律|不予|处以|处罚款|除扣分|同时|本年度|当年|全年/;

/**
 * The title of a deduction tells what its doer did: cutting off a neighbour is no sanction of the village. What is said to be paid
 * is the village's, and so is driving somebody out, whoever did what.
 */
const FINE = /罚|元|块|缴|开除|剥夺|逐出|游街/;

export function sanctionGuard(table: SanctionTable): Guard {
  const takings = table.takings
    ? `(?:${TAKE}|${DENY}|${MAY_NOT}|${table.takings.join('|')})`
    : `(?:${TAKE}|${DENY}|${MAY_NOT})`;
  const patterns: Patterns = {
    taken: anyOf(table.objects ? touching(table.objects, takings, table.links ?? false) : []),
    soft: anyOf(table.softObjects ? touching(table.softObjects, takings, table.links ?? false) : []),
    outright: anyOf(table.outright),
    softOutright: anyOf(table.softOutright),
    threat: anyOf(table.threatened),
    named: anyOf([
      ...(table.objects ?? []),
      ...(table.owed ?? []),
      ...(table.softObjects ?? []),
      ...(table.priority ?? []),
    ]),
    object: anyOf(table.objects),
    owed: anyOf([...(table.objects ?? []), ...(table.owed ?? [])]),
    softObject: anyOf(table.softObjects),
    priority: anyOf(table.priority ? first(table.priority) : []),
    excuses: anyOf(table.excuses),
    wide: anyOf(table.excusesWide),
  };
  return guardFrom(table, (sentence) => judge(sentence, patterns));
}

/** Taking and object in one part of the sentence, or the object as topic and the taking right after the comma. */
function touching(objects: Words, takings: string, links: boolean): string[] {
  const object = `(?:${objects.join('|')})`;
  const found = [
    `${takings}…24?${object}`,
    `${object}…16?${takings}`,
    `${object}…10,(?:一律|全部|均|都|予以|统统|同时|也)?${takings}${OWN}`,
    `(?:享受|领取|申请|享有)…10${object}…8资格…4${takings}`,
  ];
  if (!links) return found;
  return [
    ...found,
    `${object}…10,?${LINK_BEFORE}`,
    `${LINK_BEFORE}…16${object}`,
    `${object}…8${ONLY}`,
    `${LINK_AFTER}…24${object}`,
    `${object}……16${AS_CONDITION}|${AS_CONDITION}……16${object}`,
    `(?:与|和|同|跟)…16${object}…10${TOGETHER}`,
    `${object}……10(?:与|和|同|跟)…6积分…8${TOGETHER}`,
  ];
}

const first = (objects: Words): string[] => [
  `(?:优先|先行|先(?:安排|办|发|给|照顾|考虑|报|享受))…12(?:${objects.join('|')})`,
  `(?:${objects.join('|')})…12(?:优先|先行)`,
];

interface Patterns {
  /** Anything that may not be touched is named at all: without it the longer patterns need not be tried. */
  named: RegExp | null;
  taken: RegExp | null;
  soft: RegExp | null;
  outright: RegExp | null;
  softOutright: RegExp | null;
  threat: RegExp | null;
  object: RegExp | null;
  owed: RegExp | null;
  softObject: RegExp | null;
  priority: RegExp | null;
  excuses: RegExp | null;
  wide: RegExp | null;
}

function judge(sentence: Sentence, patterns: Patterns): Hit | null {
  const { text, side, spares, prose, threatens } = sentence;
  if (side === 'goods' || side === 'shown' || side === 'fact' || (side === 'gain' && !prose)) return null;
  if (spares) return null;
  const pressed = unexcusedSanction(patterns.softOutright, text, patterns.excuses);
  if (has(patterns.wide, text)) return pressed ? { level: 'warning', words: pressed } : null;
  if (side === 'loss' && !prose && !CONSEQUENCE.test(text)) {
    const words = unexcusedSanction(patterns.outright, text, patterns.excuses);
    return words && FINE.test(words) ? { level: 'error', words } : null;
  }
  const named = has(patterns.named, text);
  const hard =
    unexcusedSanction(patterns.outright, text, patterns.excuses) ??
    (named ? unexcusedSanction(patterns.taken, text, patterns.excuses) : null) ??
    (threatens ? threatening(sentence, patterns, named) : null);
  if (hard) return { level: 'error', words: hard };
  const soft = pressed ?? (named ? softly(sentence, patterns) : null);
  return soft ? { level: 'warning', words: soft } : null;
}

function softly(
  { text, threatens }: Sentence,
  { soft, softObject, priority, excuses }: Patterns,
): string | null {
  return (
    unexcusedSanction(soft, text, excuses) ??
    (threatens ? takenFromAfar(text, softObject, excuses) : null) ??
    unexcusedSanction(priority, text, excuses)
  );
}

/** What befalls whoever did what stands before the comma: "whoever dumps rubbish, …". */
function consequence(text: string): string {
  const at = text.search(/(?:的|者|的话|一律)[,:]/);
  return at < 0 ? '' : text.slice(at + 1);
}

/** Where people stand low only by what they do ("whoever cuts a water pipe, minus five"), what they did it to is no sanction. */
function blamed(text: string): string {
  const told = consequence(text);
  return told === '' || has(lowWords, text.slice(0, text.length - told.length)) ? text : told;
}

/** Whoever stands low loses something: words and object may be far apart, and the words plain. */
function threatening(
  { text, before, low }: Sentence,
  { threat, object, owed, excuses }: Patterns,
  named: boolean,
): string | null {
  return (
    unexcusedSanction(threat, text, excuses) ??
    (named ? takenFromAfar(text, object, excuses) : null) ??
    (named && low ? namedOfLow(blamed(text), owed, excuses) : null) ??
    (named ? namedOfLow(consequence(text), owed, excuses) : null) ??
    (before === '' ? null : takenFromAfar(`${before},${text}`, object, excuses))
  );
}
