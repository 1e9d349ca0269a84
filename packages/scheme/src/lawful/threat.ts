import { isByAuthority, isDenied } from './find.ts';
import { partAround } from './normalise.ts';
import { anyOf, has, oneOf } from './words.ts';

/** Plain words for keeping back, putting off and giving less; ambiguous elsewhere, clear where somebody is to be punished. */
const LESS = oneOf([
  '取消|停发|停|缓|扣(?!分|完|满|光|了|\\d|除分)|减半|减|少(?:分|领|拿|发|得|给|补)|克扣|截',
  '(?:先|暂)(?:停|缓|扣|不|留|押|关|放|搁|压)|(?:放|搁|晾|压|拖|等)(?:一放|一搁|一晾|一压|一等|着)',
  '清退|剔除|下浮|由(?:本人|自己|个人)(?:承担|出|交|缴)|减量|挂账|留作|排到(?:明|下|次|来|后)年|留存|留在村|留着|存着|攥|管着|代管|(?:代为?|统一|集中)保管|代收|顺延|延后',
  '推迟|延迟',
  '(?:往后|朝后|向后)(?:挪|拖|推|放|靠|排|压)|挪后|排(?:到|在)?(?:最)?后|靠后|晚…8(?:给|发|办|拨)',
  '(?:只|仅)(?:给|发|领|分|拿|得)(?:一)?半|[一二三四五六七八九半两]成|打…2折|降…2[档等]|往下',
  '抵(?:掉|顶|扣|(?=$|,))|(?:里|中|里面)(?:扣|出|除)|充公|归(?:村|集体|公)|另行|发包给|给别人',
  '替…4(?:收着|管着|保管)|往后捎|换人|(?:等|看)(?:秋后|年底|以后|表现)|拿(?:来|去)抵|候(?:到|着)|(?:等|挪|排|顺|推|拖|压|缓)到…3(?:下|明|后|年底|以后)|下一批',
  '压一季|锁(?:住|着|上)|自己想办法|能下则下',
  '划掉|除名|去掉|绕开|收走|收回|自(?:理|掏|带|负|备)|全掏|没(?:有)?(?:份|了|资格|$)|靠边|轮不到|免了',
]);
const REFUSE =
  '(?:不|没|未|甭|别|休|莫)(?:再|予|得|能|准|许|让|可|给|替|为|帮|想|代|上|接)?…3(?:给|发|办|批|开|签|盖|报|受理|接待|推荐|补|退|还|供|修|享|考虑|安排|出具|上会|进|用|坐|领|拿|分(?!类)|通过|申报|纳入|列入|排进|续|好话|装|借|核|造册|协调|对接)';
/** First the points, then what is owed anyway. */
const GATE = oneOf([
  '(?:补够|补足|补齐|达标|合格|上来|够了?|改好|整改|销号|消除|转正|验收|挣(?:够|回来)|清楚)……8(?:再|才|方可|始)…6(?:给|发|报|拨|办|退|还|签|批|领|开|受理|恢复|享)',
  '(?:补齐|补足|补够|达标|合格|整改|改好)…4后…2(?:领|发|给|办|拨|退|返)',
  '(?:等|待)…12(?:再|才)…4(?:给|发|报|拨|办|退|还|签|批|领|开|受理|恢复|说|议)',
  '(?:视|看)…6(?:积分|表现|整改|情况)…4(?:补|发|给|办|定|决定)|过…2(?:积分|分数)关|按…4积分…4(?:排|定)',
]);
/** Honours and points are the village's own to withhold. */
export const OWN =
  '(?!…8(?:评|优秀|优先|先进|文明|荣誉|称号|星(?!期)|兑|积分|加分|得分|表彰|奖(?!补|学)|考核))';

/** To others who have more points: the words after it say so. */
const TO_OTHERS = '(?:让|转|匀|拨|分|调整)给|发包给';

const taken = anyOf([TO_OTHERS, `(?<![不未没别])${LESS}${OWN}`, `${REFUSE}${OWN}`, GATE]);
const AFTER_MAX = 30;
const BEFORE_MAX = 20;

/**
 * What is taken of an object in a sentence about people who stand low, with commas between the two.
 *
 * @example takenFromAfar('积分倒数的,来年低保先缓一缓', /低保/gu, null) // '来年低保先缓一缓'
 */
export function takenFromAfar(text: string, object: RegExp | null, excuses: RegExp | null): string | null {
  if (!object || isByAuthority(text)) return null;
  for (const match of text.matchAll(object)) {
    const from = match.index;
    const to = from + match[0].length;
    const part = partAround(text, from, to);
    if (has(excuses, part) || TALK.test(part)) continue;
    const near = [text.slice(to, to + AFTER_MAX), text.slice(Math.max(0, from - BEFORE_MAX), from)];
    if (near.some((words) => has(taken, words))) return part;
  }
  return null;
}

/** Somebody is helped, or keeps what is theirs. */
const keeps = anyOf([
  '照(?!片|料|看|顾)|仍|依旧|不误|按时|一样|如数|一分不少|不少|优先|帮|协助|辅导|教(?=会|老人|他|用)|扶|送(?=去|到|上门|给|信)|自愿|愿意|按(?:股份|章程|轮次|户头|人头)',
  '按…4规定|可(?:以)?(?=领|享|用(?!村)|来|办|申请|参加|借|免|补|报|凭|照)|鼓励|照(?:看|料|顾)|上门(?=提醒|帮|看|劝|送(?=去|到|上门|给|信)|谈|讲|指导|服务)',
  '申诉|说明(?=情况|原因|理由)|依法|恢复|赔偿|核实|写明原因|隐去|隐名|打码|表决|投票(?:决定|通过)',
]);
/** Somebody is talked to. */
const TALK = /提醒|谈心|劝导|家常|走访|看望|慰问(?![金品款])/;
/** Who somebody is, not what they are owed. */
const PERSON = /^(?:户|家庭|对象|老人|人员|群众|妇女|儿童|学生|的?(?:孩子|老人))/;

/**
 * What somebody who stands low is owed, in a sentence that neither helps them nor leaves it to them: whatever is said of it there is against them.
 *
 * @example namedOfLow('负分人家的学生自己想办法,校车位子紧', /校车/g, null) // '校车位子紧'
 */
export function namedOfLow(text: string, object: RegExp | null, excuses: RegExp | null): string | null {
  if (!object || isByAuthority(text) || has(keeps, text)) return null;
  for (const match of text.matchAll(object)) {
    const from = match.index;
    const to = from + match[0].length;
    const part = partAround(text, from, to);
    if (
      has(excuses, part) ||
      TALK.test(part) ||
      isDenied(part) ||
      PERSON.test(text.slice(to)) ||
      has(honours, restOfPart(text, to))
    )
      continue;
    return part;
  }
  return null;
}

/** What follows in the same part: the honour that the object is part of. */
const restOfPart = (text: string, from: number): string => /^[^,、:]{0,4}/.exec(text.slice(from))?.[0] ?? '';

const honours = anyOf(['评|优|先进|文明|荣誉|称号|星|兑|积分|分(?![配给发到派])|表彰|奖|考核']);
