import { unexcused } from '../find.ts';
import type { Guard, Hit } from '../guard.ts';
import { anyOf, has, oneOf } from '../words.ts';

const LIST = oneOf([
  '黑榜|黄榜|负分榜|黑名单|负面榜|后进榜|落后榜|差评榜|红黑榜|警示榜|曝光台|曝光栏|末位榜|倒数榜|脏乱榜|懒汉榜|不文明榜|批评榜|黑板报',
]);
const NAMED = oneOf([
  '全名|全称姓名|连名带姓|真名|实名|真实姓名|大名|指名道姓|有名有姓|完整姓名',
  '名字(?:要)?写大|名字…2(?:写清|标清)|(?:写清|写明|标明)…4(?:户主|当家)…3(?:名字|姓名)|别遮|不要遮|不许遮|不准遮|哪条巷|住址|门牌|照片|头像|不隐名|不遮名|不打码|不隐去',
]);
const UNTOLD = oneOf([
  '不(?:征求|听取|问|告诉|通知|知会)…4(?:本人|本户|当事人|他|意见)|隔天见报|念全名|写姓写名|住哪里|事后…4(?:要说|说|补)',
  '(?:不必|不用|无需|无须|用不着|不须|毋须|免于?|不再|不另|省去|不事先|不提前|没必要)…6(?:告知|通知|打招呼|知会|说|问|申辩|听取|征求|通气)',
  '现场(?:点|定|挂)|点完就(?:挂|贴)|(?:当天|当日|当场|当晚|现场|立即|立刻|马上|即时|即刻|随即|直接|立刻)…4(?:上|进|贴|张榜|公布|列入|进|挂)',
  '(?:事后|上榜后|摘榜(?:以)?后|等摘榜|贴出后|贴完|公布后|贴了|贴出来)…8(?:告知|申辩|再(?:说|讲|来)|解释|看到|知道|补)|即为告知|视为告知',
]);
const UNVOTED =
  '(?:不必|不用|无需|无须|用不着|未经|不经|不再)…4(?:表决|投票|村民会议|开会|讨论)|(?:干部|书记|村委会?|两委|小组|组长)…6(?:说了算|定了就|一定就|直接定)';

const named = anyOf([`${LIST}……24${NAMED}`, `${NAMED}……16${LIST}`]);
const untold = anyOf([`${LIST}……24(?:${UNTOLD}|${UNVOTED})`, `(?:${UNTOLD}|${UNVOTED})……16${LIST}`]);
const careful = anyOf([
  '隐名|隐去|(?<!别|不|要|许|准|勿)遮(?!了没)|打码|脱敏|只写组别|只列组别|只留组别|不写姓名|不写名',
  '(?:不得|不准|不许|不能|严禁|不)…4(?:写|登|公布|公开|出现|带|上).{0,3}(?:全名|姓名|真名|门牌|照片)|先告知|(?<!不|用|必|需|着|有)提前',
  '[三四五六七八九十\\d]+(?:天|日)(?:前|以前)|书面告知',
]);

/** A public list of those at the bottom hides names, is voted on, and is told to the household first. */
export const blackList: Guard = {
  id: 'black_list',
  fault: '黑榜不能写全名，也不能不打招呼就贴',
  basis: '民法典第一千零二十四条、第一千零三十二条（名誉权、隐私权）；个人信息保护法第二十五条；本系统的底线',
  instead: '黑榜要村民会议表决才开，隐去姓名，张贴前几天先告知本户，让他能申辩、能改正；不然就不设',
  check({ text, side, spares }): Hit | null {
    if (spares || side === 'goods' || side === 'fact' || has(careful, text)) return null;
    const words = unexcused(named, text, null) ?? unexcused(untold, text, null);
    return words ? { level: 'error', words } : null;
  },
};
