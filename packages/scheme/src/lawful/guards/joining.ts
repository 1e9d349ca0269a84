import { unexcused } from '../find.ts';
import type { Guard, Hit } from '../guard.ts';
import { anyOf } from '../words.ts';

const SCHEME = '(?:积分(?:制|管理|活动|评比|考核|工作|评价)?|本方案|本办法)';
const forced = anyOf([
  `(?:必须(?!是)|强制|强行|一律|不得拒绝|应当全部|都要|都得|都须|(?:家家|人人|户户|个个)(?:都)?(?:必须|须|要|得)|均须|均应|须全部|无条件|硬性)…8(?:参加|参与|加入|纳入|接受|入(?!户)|报名|登记)…6${SCHEME}?`,
  '(?:参加|加入)后不得退出|不得退出|不许退出|不准退出',
]);
const punished = anyOf([
  `(?:不|未|没|不肯|不愿意?|拒绝|拒不|拒)(?:签|签订|签署|填|填写|申报|填报)…4积分`,
  `(?:不|未|拒|拒不|拒绝|没有|没|不肯|不愿意?|不想|不同意)(?:参加|参与|加入|申请加入|报名参加|报名|登记|入|进|接受|配合)…4${SCHEME}`,
  `积分(?:制|管理)……16不(?:愿意?)?(?:参加|加入|参与|纳入)(?:者|的)`,
  `(?:凡|所有|全体|家家|户户)…8必须(?:参加|加入)……4不(?:参加|加入)`,
  '(?:不愿意?|不肯|拒绝|不想|拒不|没有?|未|不)(?:加入|参加|报名|入会|入伙|入积分|进积分|搞积分)(?:者|的|户)|(?:不|没|未)入…2积分',
  '(?:谁家?|哪家|哪个|有人|哪户)…2不(?:愿意?|肯|想)(?=,|的|参加|加入|入|进)|不(?:能|得|许|准)反悔|(?:积分户头|户头)…4(?:销|退)|中途退出',
  '(?:不参加|退出|不加入)…4(?:须|要|得|应)…4(?:经|报|由)…14(?:同意|批准)|退出来',
  `(?:退出|脱离)…4${SCHEME}`,
  `(?:不想|不愿意?|不肯|不再|中途不)…2(?:干|搞|玩|做|弄|跟|参与)…3${SCHEME}|${SCHEME}…4(?:不干了|不玩了|不想干)`,
]);

const CONSEQUENCE =
  /不算|须经|要经|批准|须由|没他|没份|别来|摘|收回|跟着|少\d|减|记负|不得|不能|不予|不享受|取消|扣|不帮|不管|不给|视同|视为|当作|按[^,。]{0,8}(?:看待|对待|处理|论处)/;

/** Taking part is free, and so is leaving. */
export const joining: Guard = {
  id: 'join',
  fault: '参加积分制凭自愿，不参加、退出都不能扣分，也不能取消什么',
  doubt: '参加积分制要尊重农户意愿，不搞强迫命令',
  basis: '中农发〔2020〕11号通知（尊重农民意愿，不搞强迫命令）',
  instead: '写“自愿报名，随时可以退出，退出不影响其他权利”',
  check({ text, side, spares, loses }): Hit | null {
    if (spares || side === 'goods' || side === 'shown' || side === 'fact') return null;
    const hard =
      loses || CONSEQUENCE.test(text) ? unexcused(punished, text, anyOf(['封存|自愿|不记分|不计分'])) : null;
    if (hard) return { level: 'error', words: hard };
    const soft =
      side === 'join' || text.includes('积分') ? unexcused(forced, text, anyOf(['活动', '会议'])) : null;
    return soft && (side === 'join' || /积分|方案/.test(text)) ? { level: 'warning', words: soft } : null;
  },
};
