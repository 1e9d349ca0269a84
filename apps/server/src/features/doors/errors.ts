import { defineErrors } from '../../platform/errors/index.ts';

const BY_PHONE = '可以改用手机号和验证码登录。';

export const doorErrors = defineErrors('doors', {
  not_offered: { status: 404, message: `这里还没有开通这种登录方式，${BY_PHONE}` },
  wechat_code_spent: { status: 422, message: '微信的登录凭证过期了，请再点一次“微信登录”。' },
  wechat_phone_spent: {
    status: 422,
    message: `微信给的手机号凭证过期了，请再点一次；不行的话，${BY_PHONE}`,
  },
  wechat_quota: { status: 503, message: `微信取手机号的次数用完了，${BY_PHONE}` },
  wechat_too_often: { status: 429, message: `点得太快了，请过一分钟再试，或者${BY_PHONE}` },
  wechat_blocked: { status: 403, message: `微信提示这个账号有风险，不能这样登录，${BY_PHONE}` },
  wechat_away: { status: 503, message: `现在连不上微信，请过一会儿再试，或者${BY_PHONE}` },
  dingtalk_code_spent: { status: 422, message: '钉钉的登录凭证过期了，请再点一次“钉钉登录”。' },
  dingtalk_not_ours: {
    status: 403,
    message: `钉钉里的组织没有把您列进来，不能这样登录。请联系村里，或者${BY_PHONE}`,
  },
  dingtalk_too_often: { status: 429, message: `现在登录的人太多，请过一分钟再试，或者${BY_PHONE}` },
  dingtalk_away: { status: 503, message: `现在连不上钉钉，请过一会儿再试，或者${BY_PHONE}` },
  sso_denied: { status: 403, message: '您在统一登录的页面上没有同意，所以没有登录。需要时请再来一次。' },
  sso_rejected: {
    status: 422,
    message: '统一登录没有成功：回来的凭证不对、过期了或用过了。请从登录页重新开始。',
  },
  sso_away: { status: 503, message: '现在连不上统一登录，请过一会儿再试，或换一种方式登录。' },
  sso_unknown: {
    status: 403,
    message: '统一登录认得您，但这里还没有您的账号。工作人员请让管理员先绑定；村民请用手机号和验证码登录。',
  },
  phone_not_on_roster: {
    status: 422,
    message: '这个手机号还没有登记到哪一家。请到村里登记，或打电话请村里帮忙。',
  },
  ticket_over: { status: 422, message: '这一步等得太久了，或已经做过了，请从登录页重新开始。' },
  card_unreadable: { status: 422, message: '这不是家庭卡上的码，请扫卡上的二维码。', field: 'card' },
  card_wrong: {
    status: 422,
    message: (d: { left: number }) =>
      `卡或密码不对，还能再试 ${d.left} 次。忘了密码，或换了新卡，请到村里的窗口办。`,
    field: 'pin',
  },
  card_void: {
    status: 422,
    message: '这张卡现在不能用了：持卡的人已不在这一户。请到村里的窗口换一张。',
  },
  pin_malformed: { status: 422, message: '密码要 6 位数字。', field: 'pin' },
  pin_weak: {
    status: 422,
    message: '这个密码太容易被猜到（比如 6 个一样的数、顺着数、门牌），请换一个。',
    field: 'pin',
  },
  card_missing: { status: 404, message: '这一户现在没有在用的卡，请先办卡。' },
  card_households_unknown: {
    status: 422,
    message: '有的家庭户找不到，或已经销户，请刷新名册后再办。',
    field: 'householdIds',
  },
  holder_missing: {
    status: 422,
    message: (d: { doorCodes: string[] }) =>
      `门牌 ${d.doorCodes.join('、')} 没有年满 14 岁、可以持卡的户主，请先在名册里改好，或指定一位家人持卡。`,
    field: 'householdIds',
  },
  last_door: {
    status: 409,
    message: '去掉以后就登不进来了：微信、钉钉这些也要靠手机号认人。真的要去掉，请再确认一次。',
  },
  door_missing: { status: 404, message: '您的账号上没有这种登录方式，请刷新后再看。' },
  card_session: {
    status: 403,
    message: '用家庭卡登录时不能改登录方式和设备。请用自己的手机登录，或到村里的窗口办。',
  },
  staff_unknown: { status: 404, message: '没有找到这位工作人员的账号，请核对后再试。' },
  same_hands: {
    status: 409,
    message:
      '绑定统一登录和解除手机验证器要由两个人分别来办，免得一个人就能进别人的账号。验证器是您解除的，请找另一位系统管理员来绑定。',
  },
  binding_taken: {
    status: 409,
    message: '这个统一登录的编号已经绑定了别人，请核对编号，或先解除原来的绑定。',
    field: 'staffKey',
  },
});
