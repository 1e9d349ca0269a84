import { defineErrors } from '../../platform/errors/index.ts';

export const passbookErrors = defineErrors('passbook', {
  household_unknown: { status: 404, message: '没有找到这一户的积分存折，请核对后再试。' },
  scheme_missing: { status: 422, message: '这个村还没有发布积分方案，还没有积分可以说明。' },
});
