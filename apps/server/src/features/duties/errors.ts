import { defineErrors } from '../../platform/errors/index.ts';

export const dutyErrors = defineErrors('duties', {
  staff_unknown: { status: 404, message: '没有找到这位工作人员，请刷新名单后再试。' },
  duty_unknown: { status: 404, message: '没有找到这项职责，可能已经结束了，请刷新后再看。' },
  place_unknown: { status: 404, message: '没有找到这个地区，或者它不归您管。请检查后再试。' },
  not_yours_to_give: {
    status: 403,
    message: (d: { role: string }) => `您不能安排“${d.role}”。请找上一级，或者找安全管理员。`,
    field: 'role',
  },
  place_needed: { status: 422, message: '请选这项职责在哪个地区。', field: 'placeId' },
  role_place_wrong: {
    status: 422,
    message: (d: { role: string; level: string }) => `“${d.role}”只能设在${d.level}，请换一个地区。`,
    field: 'placeId',
  },
  not_to_oneself: { status: 403, message: '不能给自己安排职责，也不能停用、重设自己的账号，请找别人来办。' },
  staff_disabled: { status: 409, message: '这个账号已经停用，请先恢复使用，再安排职责。' },
  admins_alone: {
    status: 422,
    message: '管理员账号只管系统，不能再担任别的职责；请给这个人另开一个普通账号。',
    field: 'role',
  },
  admin_account_needed: {
    status: 422,
    message: '管理员要用专门的账号：请系统管理员新开一个“管理员账号”，再安排。',
    field: 'role',
  },
  admins_apart: {
    status: 422,
    message: '系统管理员、安全管理员、审计管理员必须由不同的人担任，这个账号已经是其中一个了。',
    field: 'role',
  },
  last_security_admin: {
    status: 409,
    message: '这是最后一位安全管理员，停了就没有人能安排职责了。请先安排另一位。',
  },
  group_needed: { status: 422, message: '请选是哪个村民小组的组长。', field: 'groupName' },
  group_not_here: { status: 422, message: '这项职责管全村，不用选村民小组。', field: 'groupName' },
  group_unknown: {
    status: 422,
    message: (d: { groupName: string }) => `村里没有“${d.groupName}”这个村民小组，请核对。`,
    field: 'groupName',
  },
  door_unknown: {
    status: 422,
    message: (d: { doorCode: string }) => `村里没有门牌是“${d.doorCode}”的家庭户，请核对。`,
    field: 'doorCode',
  },
  days_wrong: {
    status: 422,
    message: '结束的日子要不早于开始的日子，也不能已经过去，请改一下。',
    field: 'until',
  },
  duty_held: { status: 409, message: '这个人已经有这项职责了，不用再安排一次。', field: 'role' },
  own_duty_only: { status: 403, message: '只能把自己的职责交给别人代办。' },
  not_delegable: { status: 409, message: '代别人办的职责、管理员的职责不能再交给别人。' },
  not_colleague: {
    status: 422,
    message: '只能交给在同一个地方有职责的同事，请从名单里选。',
    field: 'accountId',
  },
  supervised: {
    status: 422,
    message: '监督的职责不能交给被监督的人（本村的村文书）代办，请选另一位同事。',
    field: 'accountId',
  },
  absence_too_long: {
    status: 422,
    message: (d: { daysMax: number }) => `一次最多交给别人代办 ${d.daysMax} 天，请缩短一些，到期可以再办。`,
    field: 'until',
  },
  already_delegated: { status: 409, message: '这些天里已经有人代办这项职责了。', field: 'from' },
  same_hands: {
    status: 409,
    message:
      '重设密码和解除手机验证器要由两个人分别来办，免得一个人就能进别人的账号。这个账号的另一半刚才是您办的，请找另一位有权限的同事。',
  },
  not_held: { status: 409, message: '这个账号不需要确认，请刷新后再看。' },
  owner_not_ready: {
    status: 409,
    message: '本人还没有用密码单登录、绑定自己的手机验证器。请他先办好，您当面看过，再来确认。',
  },
  own_slip: {
    status: 409,
    message: '密码单是您打印的，要请另一位同事当面看过本人再确认，免得一个人就能进别人的账号。',
  },
  no_second_factor: { status: 409, message: '这个账号还没有绑定手机验证器，不用解除。' },
  already_so: { status: 409, message: '这个账号已经是这个状态了，请刷新名单。' },
});
