import { type MemberSlot, memberFields, memberSlots, type RosterField, type Target } from './fields.ts';
import { compact } from './tidy-text.ts';

/** Headings that clerks use, after brackets, numbers of the list and signs are taken off. First match wins. */
const HEADINGS: readonly [RosterField | 'skip', RegExp][] = [
  ['skip', /^(序号|编号|序|行号|no|id|排序)$/i],
  ['idNumber', /身份证|公民身份号码|证件号|身份号/],
  ['relation', /(与|和|同|跟)?(户主|家长|本人)(的|之)?关系|^(家庭)?关系$|^称谓$|^成员(类型|身份)$|^身份$/],
  ['phone', /电话|手机|联系方式|移动电话|联系号码|^tel|^phone/i],
  ['bornOn', /出生|生日|^(birth|dob)/i],
  [
    'householdNumber',
    /^(户号|户编号|户籍号|家庭户?(编)?号|户口簿?(编)?号|户口本号|户代码|户序号?|户编码|户码)$/,
  ],
  [
    'doorCode',
    /门牌|门号|^(住址|地址|家庭(住|地)址|详细(住|地)址|现住址|户籍地址|居住地址|房号|楼号|宅基地?(编)?号)$/,
  ],
  ['section', /片区|网格|^片$|自然(村|屯|湾)|^屯$|^湾$/],
  ['group', /小组|村组|^(组|组别|组名|所在组|队|生产队|小队|队别|所属组|所属小组|组队)$/],
  ['headName', /^(户主|户主姓名|户主名|户主名字|家长姓名|所属户主|户主信息姓名)$/],
  ['joinedOn', /(参加|参与|加入|入会|登记)(积分(制)?)?(日期|时间)|^(是否参加|是否参与|参加积分制?)$/],
  ['note', /^(备注|说明|状态|人员状态|人口状态|户口状态|备考|附注)$/],
  ['name', /^(姓名|名字|成员姓名|家庭成员姓名?|人员姓名|村民姓名|居民姓名|家庭成员|成员|姓名汉字|name)$/i],
];

/** Beginnings of a heading that say whose column it is, in a roster with one row a household. */
const SLOTS: readonly [RegExp, MemberSlot][] = [
  [/^(配偶|爱人|妻子?|丈夫|夫妻)/, 'spouse'],
  [/^(父亲?|老父)/, 'father'],
  [/^(母亲?|老母)/, 'mother'],
  [/^(子女|孩子|儿女|长子女|长子|长女)([1１一①]|$)?/, 'child1'],
  [/^((子女|孩子|儿女)[2２二②]|次子|次女)/, 'child2'],
  [/^((子女|孩子|儿女)[3３三③]|三子|三女)/, 'child3'],
];

/** A heading without what only decorates it. */
export function bareHeading(text: string): string {
  return compact(text)
    .replaceAll(/[(（【[].*?[)）】\]]/g, '')
    .replaceAll(/[*＊:：、，,。.#＃""'']/g, '')
    .replace(/^\d{1,2}(?=\p{Script=Han})/u, '');
}

/** What a heading without anything above it is called after; null if the word is not known. */
export function targetOfHeading(heading: string): Target | null {
  const bare = bareHeading(heading);
  if (bare === '') return null;
  return targetOfSlot(bare) ?? HEADINGS.find(([, words]) => words.test(bare))?.[0] ?? null;
}

/** `家庭成员2姓名`, `配偶身份证号`: a field of a further member. */
function targetOfSlot(bare: string): Target | null {
  const numbered = /^(?:家庭)?成员([1-8一二三四五六七八①-⑧])(?:的)?(.*)$/.exec(bare);
  if (numbered) return join(`member${figureOf(numbered[1])}` as MemberSlot, numbered[2] ?? '');
  const found = SLOTS.find(([start]) => start.test(bare));
  // 与户主关系 and the like begin with none of these; 父亲姓名 does.
  return found ? join(found[1], bare.replace(found[0], '').replace(/^[的之]/, '')) : null;
}

function figureOf(letter: string | undefined): number {
  const at = '一二三四五六七八'.indexOf(letter ?? '');
  const circled = '①②③④⑤⑥⑦⑧'.indexOf(letter ?? '');
  return at >= 0 ? at + 1 : circled >= 0 ? circled + 1 : Number(letter);
}

function join(slot: MemberSlot, rest: string): Target | null {
  if (rest === '' || /^(姓名|名字)$/.test(rest)) return `name@${slot}`;
  const field = HEADINGS.find(([, words]) => words.test(rest))?.[0];
  const known = memberFields.find((one) => one === field);
  if (/^(与户主)?关系$/.test(rest)) return `relation@${slot}`;
  return known && memberSlots.includes(slot) ? `${known}@${slot}` : null;
}
