import { defineErrors } from '../../platform/errors/index.ts';

export const accessErrors = defineErrors('access', {
  password_wrong: { status: 401, message: '用户名或密码不对，请检查后再试。' },
  initial_password_over: {
    status: 403,
    message: '这张一次性密码单已经过期，请找给您开通账号的人重新打印一张。',
  },
  demo_account: {
    status: 403,
    message: '这是演示用的账号，正式使用的系统里不能登录，请找管理员开通自己的账号。',
  },
  second_factor_wrong: {
    status: 422,
    message:
      '动态码不对，或者刚才已经用过。请等验证器显示下一个 6 位数字再输；手机不在身边，可以输一个恢复码。',
    field: 'code',
  },
  second_factor_not_begun: {
    status: 409,
    message: '还没有显示二维码，或者已经绑定好了。请回到上一步重新开始。',
  },
  second_factor_absent: { status: 409, message: '还没有绑定手机验证器，不需要恢复码。' },
  old_password_wrong: { status: 422, message: '原来的密码不对，请检查后再试。', field: 'oldPassword' },
  password_same: { status: 422, message: '新密码和原来的一样，请换一个。', field: 'newPassword' },
  staff_only: { status: 403, message: '这里只有工作人员的账号才用得到。' },
  session_unknown: { status: 404, message: '这台设备已经退出了，请刷新列表。' },
  locked: {
    status: 423,
    message: (d: { minutes: number }) => `错的次数太多，为了安全先锁住了，请 ${d.minutes} 分钟后再试。`,
  },
  phone_malformed: { status: 422, message: '手机号应是 11 位数字，请检查。', field: 'phone' },
  code_too_soon: {
    status: 429,
    message: (d: { retryInSec: number }) => `验证码刚发过，请 ${d.retryInSec} 秒后再获取。`,
  },
  code_too_many: {
    status: 429,
    message:
      '今天从这里获取验证码的次数已用完。请换成平常用的网络再试，用微信、家庭卡登录，或到村委会请人帮忙。',
  },
  code_wrong: {
    status: 422,
    message: '验证码不对或已过期，请检查或重新获取。如果一直收不到，可能是手机号没有登记，请联系村委会。',
    field: 'code',
  },
  door_of_staff: {
    status: 409,
    message: '这个登录方式已经是一位工作人员的，不能加到村民账号上。请联系管理员核对。',
  },
  door_not_on_roster: {
    status: 422,
    message: '这个手机号还没有登记到哪一家，加上也没有用。请先到村里登记。',
    field: 'phone',
  },
  sms_unavailable: { status: 503, message: '现在还不能发送短信验证码，请联系管理员，或到村委会请人帮忙。' },
  username_taken: {
    status: 409,
    message: (d: { username: string }) => `用户名“${d.username}”已经有人用了，请换一个。`,
    field: 'username',
  },
  username_malformed: {
    status: 422,
    message: '用户名要 3 到 40 个字，可用小写字母、数字、点、横线和下划线。',
    field: 'username',
  },
  password_weak: { status: 422, message: (d: { sentence: string }) => d.sentence, field: 'password' },
  grant_place_unknown: { status: 422, message: '要授权的地区不存在，请核对。', field: 'grants' },
  demo_only: { status: 422, message: '不用手机验证器的账号只在演示数据里有，正式环境不能开通。' },
  admins_alone: {
    status: 422,
    message: '管理员账号不能同时担任别的职责，请给这个人另开一个账号。',
    field: 'grants',
  },
  admins_apart: {
    status: 422,
    message: '系统管理员、安全管理员、审计管理员必须由不同的人担任，不能给同一个账号。',
    field: 'grants',
  },
});
