import type { Clock } from '../../platform/clock/index.ts';
import type { RemoteSettings } from '../../platform/config/index.ts';
import { createDingtalk } from '../../platform/dingtalk/index.ts';
import type { Log } from '../../platform/log/index.ts';
import { createOidc } from '../../platform/oidc/index.ts';
import { createWechat } from '../../platform/wechat/index.ts';
import type { DoorPorts } from './services.ts';

/** Clients of the services that the settings name. */
export function createDoors(settings: RemoteSettings, parts: { clock: Clock; log: Log }): DoorPorts {
  const { publicUrl, wechat, dingtalk, oidc } = settings;
  return {
    ...(publicUrl === null ? {} : { publicUrl }),
    ...(wechat ? { wechat: createWechat(wechat, parts) } : {}),
    ...(dingtalk ? { dingtalk: createDingtalk(dingtalk, parts) } : {}),
    ...(oidc ? { oidc: createOidc(oidc, parts) } : {}),
  };
}
