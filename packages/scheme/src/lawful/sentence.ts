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
  '不影响|不受影响|不受…6限制|没有关系|无关|不挂钩',
  '(?:不|不得|不能|不准|严禁|禁止)(?:与|同|和|跟)…16(?:挂钩|捆绑|关联)',
  '(?:不|不得|不能|不应|不会|不可|不准|任何人不得)(?:因|由于)……24(?:扣|减|取消|影响|失去|受|被|歧视|停|降|否|区别|差别)',
  '(?:不|不得|不能|不应|不可|不准)以……24(?:为由|为借口|为理由|为条件|为依据|为前提|名义)',
  '(?:不|不得|不能|不应|不可|不准)(?:把|将)……24(?:作为|当作|当成|列为|列入|与|同)',
  '不作(?:为)?…10(?:依据|理由|条件)',
  '(?:不|不得|不能|不会|不予|不再|一律不|都不|均不|也不)(?:扣|减|倒扣)',
  '照常|照发|一视同仁|同等对待|同样(?:参加|享受|兑换|计分)|(?:其他|各项|合法)权利不变|不变(?:$|,)',
]);
/** Protections that name what may not be taken. */
const noTaking = anyOf([
  `(?:不得|不能|不准|不可|不可以|不许|不应|不应当|不会|不要|严禁|禁止|切勿|绝不|决不|杜绝|防止|避免|无权)…8(?:${[
    '取消|停发|停办|扣发|扣减|扣除|克扣|剥夺|收回|侵害|侵犯|侵占|减少|截留|挪用|影响|限制|没收|罚|处罚|收取|收押',
    '强制|强迫|强行|曝光|公开|公布|泄露|歧视|点名|打击|报复|阻|刁难|出现|显示|透露',
  ].join('|')})`,
]);

/** "In any of the following cases": what it threatens or promises holds for the points below it. */
const heading = anyOf([':$|[下以]列|如下|以下|之一']);
const denial = anyOf(['不予|不得|不能|不准|不纳入|不列入|不享受|不参评|不评|不给|排除|除外|取消|停']);

/** Cuts a statement into sentences and says of each what it does. */
export function sentencesOf(statement: Statement): Sentence[] {
  const { side, prose } = statement;
  const found: Sentence[] = [];
  let above = { loses: false, gains: false };
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
    found.push({ text, side, prose, spares, loses: loses && !(prose && spares), gains });
  }
  return found;
}
