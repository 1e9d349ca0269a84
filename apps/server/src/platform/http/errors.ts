import { defineErrors } from '../errors/index.ts';

/** What http itself answers, whatever the feature. */
export const httpErrors = defineErrors('system', {
  route_unknown: { status: 404, message: '没有这个地址，请检查网址是否输错，或回到首页重新进入。' },
  method_not_allowed: {
    status: 405,
    message: (d: { allowed: string[] }) => `这个地址不接受这种请求方式，可用的是：${d.allowed.join('、')}。`,
  },
  not_found: { status: 404, message: '没有找到您要的内容，它可能已被移走，或编号有误。' },
  address_malformed: { status: 400, message: '网址里有认不出的字符，请检查后重新打开。' },
  body_not_json: { status: 400, message: '提交的内容不完整或格式有误（应为 JSON），请重新提交。' },
  body_empty: { status: 400, message: '没有收到提交的内容，请填写后重新提交。' },
  body_too_large: { status: 413, message: '提交的内容太大了，请减少一些再试。' },
  file_too_large: { status: 413, message: '文件太大了，请换一个小一点的。' },
  too_many_files: { status: 413, message: '一次上传的文件或栏目太多了，请分几次上传。' },
  type_unsupported: { status: 415, message: '不支持这种格式的内容，请按页面上的方式提交。' },
  upload_broken: { status: 400, message: '上传没有完成就中断了，请检查网络后重新上传。' },
  input_invalid: { status: 400, message: (d: { sentence: string }) => d.sentence },
  too_many_requests: {
    status: 429,
    message: (d: { retryInSec: number }) => `操作太频繁了，请 ${d.retryInSec} 秒后再试。`,
  },
  fault: {
    status: 500,
    message: '系统出了点问题，您的操作没有完成。请稍后再试；若一直这样，请把编号告诉管理员。',
  },
  starting: { status: 503, message: '系统正在启动或维护，请过一会儿再试。' },
});
