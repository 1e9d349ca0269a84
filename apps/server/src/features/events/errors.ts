import { defineErrors } from '../../platform/errors/index.ts';
import { eventLimits } from './limits.ts';

export const eventErrors = defineErrors('events', {
  // What is claimed
  scheme_missing: {
    status: 422,
    message: '这个村还没有发布积分方案，暂时不能申报。请向村里的管理员了解什么时候开始。',
  },
  scheme_not_yet: {
    status: 422,
    message: (d: { from: string }) => `这件事发生时积分方案还没有施行（从 ${d.from} 起施行），不能计分。`,
    field: 'happenedAt',
  },
  item_unknown: {
    status: 422,
    message: (d: { item: string }) => `没有“${d.item}”这个积分项目，请从项目列表里重新选一项。`,
    field: 'item',
  },
  item_inactive: {
    status: 422,
    message: (d: { title: string }) => `“${d.title}”还没有启用（分值尚未定下来），暂时不能申报。`,
    field: 'item',
  },
  item_not_claimable: {
    status: 422,
    message: (d: { title: string }) => `“${d.title}”由村里上门评议或登记，不用自己申报。请另选一项。`,
    field: 'item',
  },
  item_not_visited: {
    status: 422,
    message: (d: { title: string }) => `“${d.title}”不是上门评议的项目，请另选一项。`,
    field: 'item',
  },
  member_needed: {
    status: 422,
    message: (d: { title: string }) => `“${d.title}”记在个人名下，请选是家里哪一位做的。`,
    field: 'memberId',
  },
  subject_not_served: {
    status: 422,
    message: (d: { title: string }) =>
      `“${d.title}”是记给村民小组、片区或单位的，系统现在只能登记到户和个人。这一项请先由村里记在本子上。`,
    field: 'item',
  },
  cause_not_served: {
    status: 422,
    message: (d: { title: string }) =>
      `“${d.title}”要写明是哪一种情形才能计分，系统现在还填不了。请另选一项，或请村里把它分成几个项目。`,
    field: 'item',
  },
  member_unknown: { status: 422, message: '这一户没有这位成员，请重新选择。', field: 'memberId' },
  quantity_needed: {
    status: 422,
    message: (d: { title: string; unit: string }) => `“${d.title}”要写明是多少${d.unit}，请填上再提交。`,
    field: 'quantity',
  },
  grade_needed: {
    status: 422,
    message: (d: { title: string; grades: string[] }) =>
      `“${d.title}”要选一档：${d.grades.join('、')}。请选好再提交。`,
    field: 'grade',
  },
  would_not_count: {
    status: 422,
    message: (d: { reason: string; rule: string; clause: string }) =>
      `按规则这次不能计分：${d.reason.replace(/。$/, '')}。`,
  },

  // For whom
  other_household: {
    status: 403,
    message: '您只能替自己家申报。邻居没有手机的，可以请村里的代办员代为申报。',
    field: 'householdId',
  },
  household_unknown: { status: 404, message: '没有找到这一户，请核对后重新选择。', field: 'householdId' },
  not_enrolled: {
    status: 422,
    message: '这一户在事情发生那天还没有参与，不能计分。请先到村里办理参与登记。',
    field: 'householdId',
  },
  own_household: {
    status: 403,
    message: '这是您自己家，按规定要回避，请由别的成员来评议。',
    field: 'householdId',
  },
  behalf_reason_missing: {
    status: 422,
    message: '代别人申报要写明原因，例如“老人没有手机”。',
    field: 'onBehalfReason',
  },
  behalf_reason_too_long: {
    status: 422,
    message: `代办原因太长了，请压缩到 ${eventLimits.reasonCharsMax} 个字以内。`,
    field: 'onBehalfReason',
  },

  // When and how much
  happened_later: { status: 422, message: '发生时间在将来，请改成事情实际发生的时间。', field: 'happenedAt' },
  happened_long_ago: {
    status: 422,
    message: `这件事过去超过 ${eventLimits.claimAgeDaysMax} 天了，手机上不能再申报。请带上材料到村里，由管理员登记。`,
    field: 'happenedAt',
  },
  note_too_long: {
    status: 422,
    message: `说明太长了，请压缩到 ${eventLimits.noteCharsMax} 个字以内。`,
    field: 'note',
  },
  claims_today_full: {
    status: 429,
    message: `这一户今天已经申报了 ${eventLimits.claimsPerDay} 次，今天不能再报了，请明天再来。`,
  },

  // Photos
  photos_not_agreed: {
    status: 422,
    message: '这一户不同意拍照，请把照片拿掉再提交；审核的人会到现场看或问邻居。',
    field: 'photoIds',
  },
  photos_too_few: {
    status: 422,
    message: (d: { min: number; given: number }) =>
      `这一项要附 ${d.min} 张照片，现在有 ${d.given} 张，请再拍 ${d.min - d.given} 张。`,
    field: 'photoIds',
  },
  photos_too_many: {
    status: 422,
    message: (d: { max: number; given: number }) =>
      `这一项最多附 ${d.max} 张照片，现在有 ${d.given} 张，请去掉 ${d.given - d.max} 张。`,
    field: 'photoIds',
  },
  photos_today_full: {
    status: 429,
    message: `这一户今天的照片超过 ${eventLimits.photosPerDay} 张了，请明天再报，或少附几张。`,
    field: 'photoIds',
  },
  photo_unknown: {
    status: 422,
    message: '有一张照片没有找到，可能放得太久已被清理。请重新拍一张再提交。',
    field: 'photoIds',
  },
  photo_taken: {
    status: 409,
    message: '有一张照片已经用在另一次申报里了，请重新拍一张。',
    field: 'photoIds',
  },
  photo_missing: { status: 400, message: '没有收到照片，请选好照片再上传。', field: 'photo' },
  photo_too_big: {
    status: 413,
    message: '照片太大了（超过 10 MB），换一张小一点的，或用手机直接拍一张。',
    field: 'photo',
  },
  photo_not_picture: {
    status: 422,
    message: '这个文件不是照片，请选手机里的照片，或直接拍一张。',
    field: 'photo',
  },
  photo_kind: {
    status: 422,
    message: (d: { seen: string }) =>
      `这种图片（${d.seen.toUpperCase()}）用不了，请用手机直接拍一张，或转成 JPG 再传。`,
    field: 'photo',
  },
  photo_too_many_pixels: {
    status: 422,
    message: (d: { width: number; height: number }) =>
      `照片的尺寸太大了（${Math.round((d.width * d.height) / 1_000_000)} 百万像素，最多 40），请把相机调到普通画质再拍一张。`,
    field: 'photo',
  },
  photo_too_small: { status: 422, message: '照片太小，看不清。请重新拍一张。', field: 'photo' },
  photo_damaged: {
    status: 422,
    message: '照片不完整，打不开。可能上传时断了网，请重新上传，或再拍一张。',
    field: 'photo',
  },
  photo_busy: { status: 503, message: '现在上传照片的人太多，请过几秒再试一次。', field: 'photo' },
  uploads_today_full: { status: 429, message: '您今天上传的照片太多了，请明天再传。', field: 'photo' },
  photo_gone: { status: 404, message: '没有找到这张照片，它可能已被清理。' },
  photo_withdrawn: { status: 410, message: '照片已撤下，不能再看。' },

  // Afterwards
  event_unknown: { status: 404, message: '没有找到这条申报，请刷新列表再看。' },
  not_returned: {
    status: 409,
    message: (d: { stateLabel: string }) => `这条申报现在是“${d.stateLabel}”，不用再补充。请刷新看最新情况。`,
  },
  not_correctable: {
    status: 409,
    message: (d: { stateLabel: string }) => `这条记录现在是“${d.stateLabel}”，还没有入账，不用更正。`,
  },
  already_corrected: { status: 409, message: '这条记录已经更正过了，不能再更正一次。' },
  correction_reason_missing: { status: 422, message: '更正要写明原因，公示时要说得清楚。', field: 'reason' },
});
