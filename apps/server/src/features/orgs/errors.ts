import { defineErrors } from '../../platform/errors/index.ts';

export const orgErrors = defineErrors('orgs', {
  place_unknown: { status: 404, message: '没有找到这个地区，请核对后再试。' },
  parent_unknown: { status: 422, message: '没有找到上级地区，请先建立上级。', field: 'parentId' },
  parent_kind_wrong: {
    status: 422,
    message: '上级不对：村（居）要放在镇街下面，镇街要放在区县下面，区县没有上级。',
    field: 'parentId',
  },
  code_taken: {
    status: 409,
    message: (d: { code: string }) => `区划代码 ${d.code} 已经用于别的地区，请核对代码。`,
    field: 'code',
  },
  block_full: { status: 422, message: '上级地区下面的编号已经用完，不能再增加。', field: 'parentId' },
});
