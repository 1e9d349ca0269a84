import type { Accounts, Subject } from './read-traces.ts';

export type ErasureCheck = 'claims_open' | 'head_of_others' | 'takes_part_alone' | 'on_duty';

/** What has to be settled before somebody can be forgotten, in words for the desk and the phone. */
export function checkErasure(
  subject: Subject,
  accounts: Accounts,
  events: readonly { open: boolean }[],
): { code: ErasureCheck; label: string }[] {
  const open = events.filter((event) => event.open).length;
  const found: { code: ErasureCheck; label: string; holds: boolean }[] = [
    { code: 'claims_open', label: `还有 ${open} 件申报没有办完，等审核结束`, holds: open > 0 },
    {
      code: 'head_of_others',
      label: '是户主，家里还有别人，先换户主',
      holds: subject.relation === 'head' && subject.livesThere && !subject.alone,
    },
    {
      code: 'takes_part_alone',
      label: '全家只有这一个人，还在参与，先办退出',
      holds: subject.livesThere && subject.alone && subject.takesPart,
    },
    { code: 'on_duty', label: '还担任村里或镇里的职责，先免去职责', holds: accounts.onDuty },
  ];
  return found.filter(({ holds }) => holds).map(({ code, label }) => ({ code, label }));
}

/** What goes and what stays, for whoever asks and whoever decides. */
export function describeErasure(
  subject: Subject,
  counts: { events: number; photos: number; accounts: number },
): { goes: string[]; stays: string[] } {
  return {
    goes: [
      '姓名、手机号、身份证号、出生日期和查找用的索引',
      counts.accounts > 0 ? '登录方式、登录记录和设备' : '登录方式（没有登录过）',
      `申报里写的话和审核意见（${counts.events} 件）`,
      `照片（${counts.photos} 张）`,
      '积分台账每一笔的说明文字',
      '操作记录里和本人有关的细节',
      '家庭卡密码、代办绑定、做好的个人信息文件',
    ],
    stays: [
      '积分的每一笔：日期、条款、分数，不带姓名',
      ...(subject.alone ? [] : ['家里其他人的资料和全户的积分']),
      '全村的户数、人数、分数合计',
      '“做过一次删除”这件事本身，只有编号和日期',
    ],
  };
}
