import { defineErrors } from '../errors/index.ts';

export const authErrors = defineErrors('access', {
  session_missing: { status: 401, message: '请先登录，再做这一步。' },
  session_expired: { status: 401, message: '登录已过期或已在别处退出，请重新登录；没提交的内容会替您留着。' },
  not_allowed: { status: 403, message: '您的身份不能做这一步。如果需要，请联系村里的管理员。' },
  console_header_missing: {
    status: 403,
    message: '这个请求不是从管理台发出的，已被拦下。请回到管理台页面重新操作。',
  },
});
