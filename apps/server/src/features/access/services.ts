import type { CommandApp } from '../../platform/command/index.ts';
import type { Log } from '../../platform/log/index.ts';
import type { SmsPort } from '../../platform/sms/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import type { PasswordProfileName } from './password-policy.ts';

/** What signing in needs of the running server. */
export interface AccessServices extends CommandApp {
  vault: Vault;
  sms: SmsPort;
  log: Log;
  /** Default: classified_protection. */
  passwordProfile?: PasswordProfileName;
  /** True: accounts of demo data neither come in nor are made. */
  production?: boolean;
}

/** Who asks, for the audit and for the list of devices. */
export interface From {
  ip: string;
  requestId: string;
  userAgent?: string;
}
