import { defineErrors } from '../../platform/errors/index.ts';

export const reviewErrors = defineErrors('review', {
  stage_moved: {
    status: 409,
    message: (d: { now: string }) => `这条申报刚才已经有人处理，现在是“${d.now}”。请看下一条。`,
  },
  stage_other: {
    status: 403,
    message: (d: { stageTitle: string }) => `这条申报正等“${d.stageTitle}”，不归您这一级审核。`,
  },
  own_household: { status: 403, message: '这是您自己家的申报，按规定要回避，请由别的成员审核。' },
  own_filing: { status: 403, message: '这条申报是您填报或代办的，按规定不能自己审核，请由别的成员审核。' },
  already_decided: { status: 409, message: '这一步您已经表过态了，不能再表一次。请等别的成员审核。' },
  reason_missing: { status: 422, message: '退回或不通过要说明原因，请选一条，或写一句话。', field: 'reason' },
  reason_unknown: {
    status: 422,
    message: '没有这条现成的原因，请刷新后重新选，或自己写一句话。',
    field: 'reason',
  },
  points_fixed: {
    status: 422,
    message: (d: { title: string; rule: string }) => `“${d.title}”的分值是定好的（${d.rule}），不能改。`,
    field: 'points',
  },
  points_out_of_range: {
    status: 422,
    message: (d: { min: number; max: number }) => `分值要在 ${d.min} 到 ${d.max} 分之间，请改一下。`,
    field: 'points',
  },
  points_needed: {
    status: 422,
    message: (d: { min: number; max: number }) =>
      `这一项要由审核人定分，请在 ${d.min} 到 ${d.max} 分之间选一个。`,
    field: 'points',
  },
  decision_unknown: { status: 404, message: '没有找到这次审核，请刷新后再看。' },
  undo_not_own: { status: 403, message: '只能撤回自己刚做的审核。' },
  undo_too_late: { status: 409, message: '超过 10 秒，不能撤回了。如果审错了，请联系村里的管理员更正。' },
  undo_already: { status: 409, message: '这次审核已经撤回过了。' },
  undo_posted: {
    status: 409,
    message: '积分已经入账，不能撤回。如果审错了，请由管理员做更正，更正会留下记录。',
  },
  undo_taken_further: { status: 409, message: '后面已经有人接着处理了，不能撤回。' },
});
