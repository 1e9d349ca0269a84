import { unexcused } from '../find.ts';
import type { Guard, Hit } from '../guard.ts';
import { anyOf, has, oneOf } from '../words.ts';

const SUM = oneOf([
  '\\d[\\d,.]{0,12}(?:余|多)?(?:元|块|角|毛)',
  '[一二两三四五六七八九]?[十百千万][一二三四五六七八九十百千]{0,8}(?:余|多)?元',
  '[一二两三四五六七八九十百千]{1,8}(?:余|多)?(?:块钱?|角钱?|毛钱?)',
  '(?<=[=值合抵兑换顶当作算])[一二两三五]元)(?!宵|旦|素',
]);

const priced = anyOf([
  `[¥￥$]\\s*\\d`,
  SUM,
  '(?:市场|零售|超市|原|售|进|采购)价|价格|标价|售价|(?:价值|市值|价位)',
]);
/** Money itself, in an envelope or not. */
const money = anyOf(['现金|现钱|红包(?!袋|封)|人民币(?!收藏)|零花钱']);
const faceValue = anyOf(['券|话费|流量|充值|卡|红包']);
const rate = anyOf([
  `(?:一|每|1|\\d+)(?:元|块钱?|角|毛)…4(?:算|抵|折|换|当|买|补|等于|=)…3(?:\\d+|[一二两三四五六七八九十]+)分|(?:补|添|加|贴)…3(?:现金|现钱|差价)|写…4(?:进货价|进价|价钱|价格)|(?:网购|同款|超市|市场)…4\\d+(?:元|块)`,
  `(?:\\d+|每|一|[一二两三五十百]+)个?(?:积)?分…6(?:=|等于|等同于?|折合|折算|折|合|抵|抵扣|顶|兑|兑换|换|值|相当于|可当|顶|当|作|算|为|,)…6(?:人民币|现金)?${SUM}`,
  `${SUM}…6(?:=|等于|折合|兑|兑换|换|值|相当于|对应)…4\\d*个?(?:积)?分`,
  `${SUM}(?:一|每|1)分|积分…8(?:冲抵|抵)…6(?:货款|欠款|账|钱)`,
  '积分…10(?:兑换|换|提取|折)(?:成|为|取)?…4(?:现金|人民币|钱)',
  '提现|折现|抵现|变现|(?:领|取|提|换|给|发|拿)(?:成|到|回)?(?:现金|现钱)',
  '(?:当|作|抵|顶)(?:现金|现钱|钱|人民币)(?:花|使|用|使用|支付)?',
  '(?:标|标明|标示|标注|注明|写明|写上?|显示|公布|张贴|列明)…10(?:价格|进价|价签|价码|卖价|价钱|单价|售价|市场价|原价|多少钱|元)',
]);
/** A price tag in a sentence: money beside a thing that points buy. */
const tagged = anyOf([
  `\\d+(?:元|块钱?)…8(?:\\d+|[一二两三四五六七八九十百]+)个?分|(?:\\d+|[一二两三四五六七八九十百]+)个?分…4(?:或|加|和|另付|再付|补)…2${SUM}|(?:等值|面值|票面|面额)…4(?:\\d|[一二三四五六七八九十百])`,
  `(?:市价|市场价|售价|原价|零售价|超市价|价签|标价|单价|定价|价值|值|约)…6(?:[¥$]\\s*\\d|${SUM})`,
  '[¥$]\\s*\\d',
  '(?:折|算|兑|换|变|提|退|返)(?:成|作|为|回|算成|合成)?…2(?:钱(?!包)|现金|现款|零钱)(?!…4(?:不|禁))',
  '(?:打|转|存|划|返|发)(?:到|进|入|给|至)…8(?:一卡通|银行卡|卡上|卡里|账户|存折)(?!…4(?:补|低保))|现金…4(?:也|都|两样)',
]);
const valued = anyOf([
  '(?:采购价|进价|市价|市场价|价格|价值|金额|成本)…6(?:折算|折合|换算|核定|确定|定|计算|兑换)…6(?:积)?分?',
  '(?:积)?分…8(?:按|依)…6(?:采购价|进价|市价|市场价|价格|价值)',
]);
const notPrice = anyOf([
  '不兑|不换|不能兑|不转让|不找零|不退|不标|不写|不得|不能|不可|不准|不许|禁止|严禁|不显示|只标积分|捐|募|献|罚|补助|财政|资金|经费|预算|采购兑换|拿出|安排',
]);

/** The shop shows points and no money. */
export const price: Guard = {
  id: 'price',
  fault: '兑换的东西只标积分，不能标价钱，积分也不能换现金、当钱花',
  doubt: '这样会让人把积分当成钱，尽量只写是什么东西、要几分',
  basis: '本系统的底线（积分超市不出现金额）；中农发〔2020〕11号通知（精神鼓励为主、物质奖励为辅）',
  instead: '写“食用油一桶，20 分”；采购预算写在村里的账上，不写进兑换规则',
  check({ text, side, spares, shop }): Hit | null {
    const inShop = shop || /兑换|超市|积分/.test(text);
    if (side === 'loss' || side === 'fact' || side === 'shown' || side === 'gain' || spares) return null;
    if (side === 'goods') {
      const cash = unexcused(money, text, null);
      if (cash) return { level: 'error', words: cash };
      const words = unexcused(priced, text, null);
      if (words) return { level: has(faceValue, text) ? 'warning' : 'error', words };
    }
    const hard = unexcused(rate, text, notPrice) ?? (inShop ? unexcused(tagged, text, notPrice) : null);
    if (hard) return { level: 'error', words: hard };
    const soft = unexcused(valued, text, notPrice);
    return soft ? { level: 'warning', words: soft } : null;
  },
};
