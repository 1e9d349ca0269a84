import type { SessionReader } from '../../platform/auth/index.ts';
import type { DingtalkPort } from '../../platform/dingtalk/index.ts';
import type { OidcPort } from '../../platform/oidc/index.ts';
import type { WechatPort } from '../../platform/wechat/index.ts';
import type { AccessServices } from '../access/index.ts';

/** The services that an installation was told of. */
export interface DoorPorts {
  wechat?: WechatPort;
  dingtalk?: DingtalkPort;
  oidc?: OidcPort;
  /** Where people reach this installation; absent: what the browser asked for. */
  publicUrl?: string;
}

export interface DoorServices extends AccessServices {
  sessions: SessionReader;
  doors?: DoorPorts;
}
