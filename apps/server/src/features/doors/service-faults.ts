import type { DingtalkFault } from '../../platform/dingtalk/index.ts';
import { Failure } from '../../platform/errors/index.ts';
import type { OidcFault } from '../../platform/oidc/index.ts';
import type { WechatFault } from '../../platform/wechat/index.ts';
import { doorErrors } from './errors.ts';

/** What people are told when a service gave nothing. */
export function wechatFailure(fault: WechatFault, what: 'login' | 'phone'): Failure {
  switch (fault) {
    case 'code_spent':
      return new Failure(what === 'login' ? doorErrors.wechat_code_spent() : doorErrors.wechat_phone_spent());
    case 'quota':
      return new Failure(doorErrors.wechat_quota());
    case 'too_often':
      return new Failure(doorErrors.wechat_too_often());
    case 'blocked':
      return new Failure(doorErrors.wechat_blocked());
    case 'away':
      return new Failure(doorErrors.wechat_away());
  }
}

export function dingtalkFailure(fault: DingtalkFault): Failure {
  switch (fault) {
    case 'code_spent':
      return new Failure(doorErrors.dingtalk_code_spent());
    case 'not_ours':
      return new Failure(doorErrors.dingtalk_not_ours());
    case 'too_often':
      return new Failure(doorErrors.dingtalk_too_often());
    case 'away':
      return new Failure(doorErrors.dingtalk_away());
  }
}

export function ssoFailure(fault: OidcFault): Failure {
  switch (fault) {
    case 'denied':
      return new Failure(doorErrors.sso_denied());
    case 'rejected':
      return new Failure(doorErrors.sso_rejected());
    case 'away':
      return new Failure(doorErrors.sso_away());
  }
}
