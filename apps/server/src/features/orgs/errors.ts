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
  code_taken_meanwhile: {
    status: 409,
    message: '这个区划代码刚刚被别的地区用了，请核对代码。',
    field: 'code',
  },
  code_malformed: {
    status: 422,
    message: (d: { digits: number }) => `这一级的区划代码是 ${d.digits} 位数字，请核对。`,
    field: 'code',
  },
  code_from_too_early: {
    status: 422,
    message: (d: { day: string }) => `现在的代码从 ${d.day} 起用，新代码要从这天以后开始。`,
    field: 'codeFrom',
  },
  code_not_listed: {
    status: 422,
    message: (d: { code: string }) => `区划代码表里没有 ${d.code}。代码是新的话，请写上名称并选好上级。`,
    field: 'code',
  },
  district_not_open: {
    status: 422,
    message: (d: { district: string }) => `${d.district}还没有在本系统开通，请系统管理员先开通。`,
    field: 'code',
  },
  block_full: { status: 422, message: '上级地区下面的编号已经用完，不能再增加。', field: 'parentId' },
});
