import { defineErrors } from '../../platform/errors/index.ts';

export const accessErrors = defineErrors('access', {
  password_wrong: { status: 401, message: '用户名或密码不对，请检查后再试。' },
  locked: {
    status: 423,
    message: (d: { minutes: number }) => `错的次数太多，为了安全先锁住了，请 ${d.minutes} 分钟后再试。`,
  },
  phone_malformed: { status: 422, message: '手机号应是 11 位数字，请检查。', field: 'phone' },
  code_too_soon: {
    status: 429,
    message: (d: { retryInSec: number }) => `验证码刚发过，请 ${d.retryInSec} 秒后再获取。`,
  },
  code_too_many: { status: 429, message: '今天获取验证码的次数已用完，请明天再试，或到村委会请人帮忙。' },
  code_wrong: {
    status: 422,
    message: '验证码不对或已过期，请检查或重新获取。如果一直收不到，可能是手机号没有登记，请联系村委会。',
    field: 'code',
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
  admins_apart: {
    status: 422,
    message: '系统管理员、安全管理员、审计管理员必须由不同的人担任，不能给同一个账号。',
    field: 'grants',
  },
});
