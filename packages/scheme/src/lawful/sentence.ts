import { normalise, sentences } from './normalise.ts';
import type { Side, Statement } from './statements.ts';
import { anyOf, has } from './words.ts';

/** A sentence of a scheme's text and what is known of it before any guard looks. */
export interface Sentence {
  text: string;
  side: Side;
  prose: boolean;
  /** It takes points, honours or a place on a list, or stands in an item that does. */
  loses: boolean;
  /** It gives points, or stands in an item that does. */
  gains: boolean;
  /** It says that something shall NOT be taken or held against people. */
  spares: boolean;
  /** It speaks of people who lost points or stand low, so that what it takes, it takes from them. */
  threatens: boolean;
  /** The sentence before it in the same text, which may name what this one takes. */
  before: string;
}

const loss = anyOf([
  '扣减|扣除|(?:倒|加倍|双倍|另|并|予以|酌情|一次)?扣(?:\\d|[一二三四五六七八九十两]|完|光|分|积分|相应|除|掉)',
  '减(?:\\d+|[一二两三五十]+)?分|(?:^|[^\\d])-\\d|负\\d*分|(?:积分|得分)减半',
  '清零|归零|作废|一票否决|否决|黑榜|黑名单|取消|降(?:级|星|档)|摘牌|处罚|受罚|从严',
  '不得(?:评|参评|兑|加分|推荐|申报)|(?:不予|暂停|停止|不能|不准)(?:评|参评|兑|积分|加分|计分)',
  '不(?:给|能|得|予)…4(?:加|积|计)分|不评(?:先|优|选|为)',
]);
const gain = anyOf([
  '加(?:\\d|[一二两三五十]|分)|(?:奖|奖励|计|积|得|给|给予|增加|增)(?:\\d+|[一二两三五十]+)个?分|\\+\\d',
  '加分|奖励|才(?:能|给|可)…8分|可(?:以)?得分',
]);

/** Words that turn a threat into a protection. */
const protection = anyOf([
  '不影响|不受影响|不受…6限制|没有关系|无关|不挂钩|脱钩',
  '(?:不|不得|不能|不准|严禁|禁止)(?:与|同|和|跟)…16(?:挂钩|捆绑|关联)',
  '(?:不|不得|不能|不应|不会|不可|不准|任何人不得)(?:因|由于)……24(?:扣|减|取消|影响|失去|受|被|歧视|停|降|否|区别|差别)',
  '(?:不|不得|不能|不应|不可|不准)以……24(?:为由|为借口|为理由|为条件|为依据|为前提|名义)',
  '(?:不|不得|不能|不应|不可|不准|不许|严禁|禁止|杜绝)(?:把|将|拿)……24(?:作为|当作|当成|列为|列入|与|同)',
  '不作(?:为)?…10(?:依据|理由|条件)',
  '(?:不|不得|不能|不会|不予|不再|一律不|都不|均不|也不)(?:扣|减|倒扣)',
  '该(?:发|给|领|享|办|享受)(?:多少|什么|的)?…4(?:发|给|领|享|办|享受)',
  '(?:积分|分数|得分)?(?:高低|多少|好坏)(?:都|全|也)?(?:一样|能|可以|照)|(?:不|都不|从不)(?:看|查|论|问|分|凭)(?:家里|家庭|谁家|各家|本户)?的?(?:积分|分数|得分)',
  '(?:不|不作|不做|不予|不进行)(?:任何|什么)?(?:扣减|处理|处罚|限制)(?!申)',
  '(?:不|不得|不许|不准|不能|从不|绝不|决不)(?:再|另|另外|再另外)?(?:向|对|给|跟|找|问)?…8(?:收(?!录|入|看|听)|要)(?:任何)?…2(?:钱|费|押金|保证金|罚款)',
  '(?:不|不得|不许|不准|不能|严禁|禁止)(?:要求|强迫|逼迫|逼|叫|强求)(?:村民|群众|农户|任何人|大家|住户|他人)…6(?:交|缴|出|捐|买|装|下载|参加)',
  '(?:一分钱?|一点|半分|丝毫)…3不(?:能|得|会|许|准|可)?(?:少|扣|减|差)',
  '(?:不搞|不实行|不设|不许|不准|不得|反对|杜绝|不)(?:株连|连坐|牵连)|不算到',
  '照常|照发|一视同仁|同等对待|同样(?:参加|享受|兑换|计分)|(?:其他|各项|合法)权利不变|不变(?:$|,)',
]);
/** Protections that name what may not be taken. */
const noTaking = anyOf([
  `(?:不得|不能|不准|不可|不可以|不许|不应|不应当|不会|不要|严禁|禁止|切勿|绝不|决不|杜绝|防止|避免|无权)…8(?:${[
    '取消|停发|停办|扣发|扣减|扣除|克扣|剥夺|收回|侵害|侵犯|侵占|减少|截留|挪用|影响|限制|没收|罚|处罚|收取|收押',
    '强制|强迫|强行|曝光|公开|公布|泄露|歧视|点名|打击|报复|阻|刁难|少给|少发|少分|出现|显示|透露',
  ].join('|')})`,
]);

/** People who lost points, stand low or were warned: what a sentence then takes is a sanction. */
const low = anyOf([
  '(?:积分|得分|分数|总分|评分|分)…10(?:低|不足|不够|不满|不到|没到|没有(?:达)?到|达不到|未达|不达标|不合格|不及格|为负|负数|末|倒数|垫底|扣光|扣完|清零|靠后|落后|以下|后[一二三五十\\d]+名|不过关)',
  '积分(?:够|达标|合格|上来|补|攒)…6(?:后|才|再)|过…2积分关|(?:按|看|凭|照)…4积分…4(?:排|定|分档|再)',
  '扣(?:满|够|完|光|到|过|掉|了)?…3(?:\\d+|[一二三四五六七八九十百]+)分',
  '(?:零分|负分|低分|扣分|差评?|后进|落后|黑榜|黄牌|红牌|黑牌|脏乱|邋遢|懒汉|末位|垫底|倒数|末尾|最差|不合格|不达标|违规|违反)…4(?:户|家|人|名|的|者)',
  '有(?:过)?…4(?:扣分|否决|负面|不良|违规|黄牌)|一票否决',
  '屡(?:教|劝|罚|说)?不|屡次|红码|黄码|[c-e]级|积分没有?(?:补|攒|挣)|积分…3每…2(?:低|少|扣)|(?:未|没有?)(?:取得|拿到|达到)…6积分|再犯|又犯|不改的|没改|未改|没有改|不听的|不整改|未整改|整改(?:完)?(?:之|以)?前|改好(?:之|以)?前|验收(?:合格)?(?:之|以)?前|改好了?再|违者|违反者|情节…2(?:严重|较重|恶劣)|拒不…8(?:的|者)|两次不|黄榜|警告名单|(?:不足|不够|不满|不到|低于|少于)…2(?:\\d+|[一二三四五六七八九十百]+)分|(?:排名|名次)…2(?:后|末|靠后)|(?:考核|评议|评级|检查)…6(?:不过关|不合格|末)|三次以上',
  '(?:累计|累积|连续|一年内|全年|连挂|连)…4(?:[二两三四五六七八九]|\\d)…1(?:次|回|季|年|月)',
  '黑榜|黑名单|末位|垫底|倒数|末尾|差户|后进户|打架的双方|当事人',
]);

/** "In any of the following cases": what it threatens or promises holds for the points below it. */
const heading = anyOf([':$|[下以]列|如下|以下|之一']);
const denial = anyOf(['不予|不得|不能|不准|不纳入|不列入|不享受|不参评|不评|不给|排除|除外|取消|停']);

/** Cuts a statement into sentences and says of each what it does. */
export function sentencesOf(statement: Statement): Sentence[] {
  const { side, prose } = statement;
  const found: Sentence[] = [];
  let above = { loses: false, gains: false };
  let threatened = side === 'loss' && prose;
  for (const text of sentences(normalise(statement.text))) {
    const spares = has(protection, text) || has(noTaking, text);
    const denies = has(denial, text);
    const said = {
      loses: has(loss, text) || (denies && (side === 'use' || side === 'list')),
      gains: has(gain, text),
    };
    if (has(heading, text)) above = { loses: (said.loses || denies) && !spares, gains: said.gains };
    const loses = side === 'loss' || (side === 'gain' ? prose && said.loses : said.loses || above.loses);
    const gains = side === 'gain' || (side !== 'loss' && (said.gains || above.gains));
    const standsLow = has(low, text);
    threatened ||= prose && standsLow;
    const threatens = !spares && (threatened || standsLow);
    const previous = found.at(-1);
    const before = standsLow && previous && !previous.spares ? previous.text : '';
    found.push({ text, side, prose, spares, threatens, before, loses: loses && !(prose && spares), gains });
  }
  return found;
}
