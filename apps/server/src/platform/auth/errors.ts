import { defineErrors } from '../errors/index.ts';

export const authErrors = defineErrors('access', {
  session_missing: { status: 401, message: '请先登录，再做这一步。' },
  session_expired: { status: 401, message: '登录已过期或已在别处退出，请重新登录；没提交的内容会替您留着。' },
  not_allowed: { status: 403, message: '您的身份不能做这一步。如果需要，请联系村里的管理员。' },
  second_factor_needed: { status: 403, message: '还差一步：请输入手机验证器上的 6 位动态码，完成登录。' },
  own_password_needed: {
    status: 403,
    message: '现在用的是别人给您的一次性密码，请先设一个自己的密码，再做别的。',
  },
  second_factor_setup_needed: {
    status: 403,
    message: '请先绑定手机验证器（扫一下二维码，输入 6 位动态码），再做别的。',
  },
  second_hand_needed: {
    status: 403,
    message: '还差一步：请另一位同事（不是给您密码单的人）当面看过是您本人，在“人员和职责”里点“确认是本人”。',
  },
  console_header_missing: {
    status: 403,
    message: '这个请求不是从管理台发出的，已被拦下。请回到管理台页面重新操作。',
  },
});
