import { defineErrors } from '../errors/index.ts';

export const commandErrors = defineErrors('command', {
  key_missing: {
    status: 400,
    message: '这次提交没有带编号（Idempotency-Key），没有办理。请更新到最新版本后再试。',
  },
  key_malformed: {
    status: 400,
    message: '这次提交的编号（Idempotency-Key）不是 UUID，没有办理。请更新到最新版本后再试。',
  },
  key_reused: {
    status: 409,
    message: '这个编号已经用来提交过另一份内容，这次没有办理。请刷新页面后重新提交。',
  },
  conflict: {
    status: 409,
    message: '刚才有别人也在改同一项内容，这次没有办理。请刷新页面，看过最新情况后再试。',
  },
  out_of_scope: { status: 404, message: '没有找到这个村，或者它不归您管。请检查后再试。' },
});
