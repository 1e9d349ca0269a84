import { defineErrors } from '../errors/index.ts';

/** What the writer answers when the system, not the command, is in the way. The same key may be sent again. */
export const writerErrors = defineErrors('system', {
  busy: { status: 503, message: '现在办理的人太多，这次没有排上。请过几秒再试一次。' },
  database_down: {
    status: 503,
    message: '数据库暂时连不上，这次还不能确定是否办成。请过一会儿再提交一次，不会重复记分。',
  },
  storage_full: {
    status: 503,
    message: '服务器的磁盘满了，现在存不了新内容。请联系管理员清理空间，之后再提交一次。',
  },
  closing: { status: 503, message: '系统正在重启，这次没有办理。请过几秒再试一次。' },
});
