import type { Verdict } from './tables.ts';

/** A ready reason: the code is kept, the words may be changed. */
export interface ReadyReason {
  code: string;
  /** What the reviewer taps. */
  label: string;
  /** What the villager reads; says what would make it pass. */
  sentence: string;
}

/** At most eight for each verdict, the most used first. */
export const readyReasons: Readonly<Record<Verdict, readonly ReadyReason[]>> = {
  approve: [
    { code: 'seen', label: '照片清楚，情况属实', sentence: '照片清楚，情况属实。' },
    { code: 'known', label: '村里知情', sentence: '村里了解这件事，情况属实。' },
    { code: 'visited', label: '已上门看过', sentence: '已经上门看过，情况属实。' },
    { code: 'recorded', label: '有登记可查', sentence: '活动登记里有记录，情况属实。' },
  ],
  return: [
    { code: 'blurred', label: '照片看不清', sentence: '照片看不清，请在亮一点的地方重新拍一张再交。' },
    { code: 'not_shown', label: '照片没拍到这件事', sentence: '照片里看不出这件事，请拍到现场或结果再交。' },
    { code: 'no_after', label: '缺做完后的照片', sentence: '还缺做完以后的照片，请补拍一张再交。' },
    { code: 'when_where', label: '没写时间地点', sentence: '请在说明里写上是什么时候、在哪里做的，再交。' },
    { code: 'who', label: '没写是谁做的', sentence: '请在说明里写上是家里哪一位做的，再交。' },
    { code: 'wrong_item', label: '选错了项目', sentence: '这件事属于别的项目，请重新选项目申报。' },
    { code: 'same_photo', label: '照片以前用过', sentence: '这张照片以前用过，请拍一张这次的再交。' },
    { code: 'paper', label: '要附证明', sentence: '这一项要有证明材料，请拍下证明一起交。' },
  ],
  refuse: [
    {
      code: 'not_listed',
      label: '不在积分项目里',
      sentence: '这件事不在积分项目里，不能记分。可以向村里建议把它加进方案。',
    },
    { code: 'counted', label: '已经记过分', sentence: '同一件事已经记过分了，不重复记。' },
    {
      code: 'not_happened',
      label: '与事实不符',
      sentence: '核实后与申报的不一样，不能记分。如有不同意见，请在公示期提出异议。',
    },
    { code: 'not_own', label: '不是本户做的', sentence: '核实后不是您家做的，不能记在您家名下。' },
    {
      code: 'old_photo',
      label: '不是这次的照片',
      sentence: '照片不是这次拍的，不能作数。下次做完请当场拍一张。',
    },
    { code: 'below', label: '没达到标准', sentence: '现在还没达到这一项的标准，达到以后可以再申报。' },
  ],
};

export function findReason(verdict: Verdict, code: string): ReadyReason | undefined {
  return readyReasons[verdict].find((reason) => reason.code === code);
}
