import { unexcused } from '../find.ts';
import type { Guard, Hit } from '../guard.ts';
import type { Sentence } from '../sentence.ts';
import { anyOf, has } from '../words.ts';
import { HIDING, PUBLISH } from './disclosure.ts';

const SECRET = [
  '身份证|证件号|公民身份|护照|户口本|户口簿',
  '电话|手机|联系方式|联系号码|微信号|qq号|号码',
  '银行|卡号|银行账号|账户号|存折号|社保号|医保号',
  '(?:低保|贫困|五保|特困|残疾人?)(?:户|对象|人员)?(?:的)?(?:名单|名册|情况|原因)',
  '病(?!虫)|残疾|健康状况|体检结果|精神状况|怀孕|婚姻状况|宗教|信仰|前科|犯罪记录|低保原因',
  '(?:家庭|家里|个人|各户|每户|农户|户主)…2收入|存款|财产状况|负债|债务|人脸|指纹|行踪|出生日期|出生年月',
];
const PARTLY = ['全名|真实姓名|实名|完整姓名|户主姓名(?!,?(?:隐|首))|住址|家庭地址|门牌号?|具体地址'];
const ASKED = ['身份证|户口本|户口簿|银行卡|人脸|指纹'];

const secret = anyOf(SECRET);
const partly = anyOf(PARTLY);
const asked = anyOf(ASKED);
const told = anyOf([`${PUBLISH}……20(?:${SECRET.join('|')})`, `(?:${SECRET.join('|')})……16${PUBLISH}`]);
const toldPartly = anyOf([`${PUBLISH}……20(?:${PARTLY.join('|')})`, `(?:${PARTLY.join('|')})……16${PUBLISH}`]);
const masked = anyOf([HIDING]);
const halfMasked = anyOf(['后[四4六6两2]位|前[三3]位|尾号|部分|中间']);
const officeNumber = anyOf([
  '(?:咨询|监督|举报|投诉|服务|值班|办公|公开|公布的|热线)…6(?:电话|号码|手机)',
  '电话(?:或|、)?(?:当面|书面|来信)|(?:打|来|致)电话?|电话…10(?:接听|咨询|答复|有人接)',
  '(?:电话|号码)…6(?:村委|值班|办公|监督|举报)',
]);

/** Phones, identity numbers and private matters stay off notices, and are not asked for. */
export const personalData: Guard = {
  id: 'data',
  fault: '公示里不能有电话、身份证号、银行卡号、病情、收入这些个人信息',
  doubt: '超出公示和审核需要的个人信息尽量不写、不收',
  basis: '个人信息保护法第六条、第二十五条、第二十八条（最小必要；不得公开个人信息；敏感个人信息从严保护）',
  instead: '公示写“户主（隐去名字）、组别、积分、项目类别”就够了；佐证不收身份证、户口本',
  check: (sentence) => (sentence.side === 'shown' ? onNotice(sentence.text) : elsewhere(sentence)),
};

function onNotice(text: string): Hit | null {
  if (has(officeNumber, text)) return null;
  const words = unexcused(secret, text, masked);
  if (words) return { level: has(halfMasked, text) ? 'warning' : 'error', words };
  const some = unexcused(partly, text, masked);
  return some ? { level: 'warning', words: some } : null;
}

function elsewhere({ text, side, spares, prose }: Sentence): Hit | null {
  if (side === 'fact') {
    const kept = unexcused(asked, text, null);
    return kept ? { level: 'warning', words: kept } : null;
  }
  if (side === 'goods' || spares || has(masked, text) || has(officeNumber, text)) return null;
  if (side === 'gain' && !prose && !has(asked, text)) return null;
  if (side === 'loss') return null;
  const words = side === 'gain' ? null : unexcused(told, text, null);
  if (words) return { level: 'error', words };
  const some =
    (side === 'gain' ? unexcused(asked, text, anyOf(['帮|代|教|协助|宣传'])) : null) ??
    (side === 'gain' ? null : unexcused(toldPartly, text, null));
  return some ? { level: 'warning', words: some } : null;
}
