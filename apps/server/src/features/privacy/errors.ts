import { defineErrors } from '../../platform/errors/index.ts';

export const privacyErrors = defineErrors('privacy', {
  card_session: {
    status: 403,
    message: '用家庭卡登录时不能办个人信息的事，请用自己的手机登录，或到村里请文书办理。',
  },
  person_unknown: { status: 404, message: '没有找到这个人，可能已经删除或不在本户，请回上一页重新看。' },
  not_yours: { status: 403, message: '只能办自己的，或自己家 14 岁以下孩子的。别人的请本人来办。' },
  reason_missing: { status: 422, message: '替别人办要选一个理由，请选好再提交。', field: 'reason' },
  // Copies
  copy_running: { status: 409, message: '已经有一份正在准备，一分钟内就好，不用再点。' },
  copies_today: { status: 429, message: '今天已经做了 5 份，请明天再来，或直接下载今天做好的那份。' },
  copy_unknown: { status: 404, message: '没有找到这份个人信息，请回“我的信息”重新看。' },
  copy_not_ready: { status: 409, message: '还没准备好，请过几秒再下载。' },
  copy_gone: { status: 410, message: '这份文件已经过了一天，系统删掉了，请重新申请一份。' },
  // Erasures
  erasure_open: { status: 409, message: '已经提交过删除申请，正在等村里办理，不用再提交。' },
  erasure_unknown: { status: 404, message: '没有找到这份删除申请，请刷新后再看。' },
  erasure_closed: { status: 409, message: '这份删除申请已经办结，请刷新后再看。' },
  erasure_blocked: {
    status: 422,
    message: (d: { why: string }) => `现在还不能删除：${d.why}。先办好再来删除。`,
  },
  guardian_missing: {
    status: 422,
    message: '不满 14 岁的孩子由监护人提出，请勾选“监护人到场”再提交。',
    field: 'byGuardian',
  },
  verdict_reason: { status: 422, message: '请从给出的理由里选一个，再提交。', field: 'reason' },
  own_asking: {
    status: 403,
    message: '这份申请是您在柜台代为提交的，要由另一位文书或镇工作专班来定，请换人办理。',
  },
  import_open: {
    status: 409,
    message: '名册正在导入或撤销，这时删除，导入又会把这个人写回来。请等它结束再办。',
  },
  own_wish: { status: 403, message: '自己家的申请不能自己批，请换一位文书，或请镇工作专班办理。' },
  // Photos
  photos_unknown: { status: 404, message: '没有找到这些照片，请核对编号后再提交。' },
  objection_open: { status: 409, message: '这些照片已经有人提出，正在处理，不用再提交。' },
  objection_unknown: { status: 404, message: '没有找到这条照片意见，请刷新后再看。' },
  objection_closed: { status: 409, message: '这条照片意见已经处理过，请刷新后再看。' },
  areas_missing: { status: 422, message: '请先在照片上圈出要遮住的地方，再提交。', field: 'areas' },
  objections_today: { status: 429, message: '今天提的照片意见太多了，请明天再提，或到村里当面说。' },
  // Retention
  kind_unknown: { status: 404, message: '没有这一类信息，请刷新后再看。' },
  days_out_of_range: {
    status: 422,
    message: (d: { least: number; most: number }) =>
      `保存天数要在 ${d.least} 到 ${d.most} 天之间，请改一下。`,
    field: 'days',
  },
  // Assessments
  place_unknown: { status: 404, message: '没有找到这个地方，或它不归您管，请核对后再试。' },
  record_unknown: { status: 404, message: '这个地方还没有评估记录，请先写一份。' },
});
