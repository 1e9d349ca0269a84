import type { PostFailure } from '@jishan/ledger';
import { type CodedError, defineErrors } from '../errors/index.ts';

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

/** Why the ledger would not take a posting. */
export const ledgerErrors = defineErrors('ledger', {
  malformed: { status: 422, message: '这笔积分的内容不完整或数值太大，没有入账。请检查后再试。' },
  id_reused: { status: 409, message: '这笔积分的编号已经用在另一笔上，没有入账。请刷新页面后重新办理。' },
  not_covered: { status: 409, message: '积分余额不够，没有办理。请先查看余额。' },
  unknown_original: { status: 404, message: '没有找到要撤回的那笔积分。请刷新页面后再试。' },
  already_reversed: { status: 409, message: '这笔积分已经撤回过，不能再撤一次。请刷新页面查看。' },
  reverses_a_reversal: { status: 422, message: '撤回的记录不能再撤回。如需恢复，请重新登记这件事。' },
  not_a_mirror: { status: 422, message: '撤回的内容和原来那笔对不上，没有办理。请刷新页面后再试。' },
  companion_failed: { status: 409, message: '同时入账的另一笔没有通过，这笔也没有办理。请检查后再试。' },
});

/** The coded error for the ledger's refusal. */
export function ledgerRefusal(code: PostFailure): CodedError {
  const name = code.slice('ledger.'.length) as keyof typeof ledgerErrors;
  return ledgerErrors[name]();
}
