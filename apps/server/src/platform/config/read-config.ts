import { isIP } from 'node:net';
import path from 'node:path';
import { z } from 'zod';
import { findRemoteFaults, type RemoteSettings, remoteSettings, remotesOf } from './remotes.ts';

/** Everything a process may be told from outside. Read once at start and passed on as an argument. */
export interface Config {
  /** TCP port of the HTTP server, 0 lets the system choose. */
  port: number;
  /** Address the HTTP server listens on. */
  host: string;
  /** Addresses and ranges of the proxies in front, whose word for who asks is believed; none: nobody's is. */
  proxies: string[];
  /** Absolute path of the data directory. */
  dataDir: string;
  /** Owner's login at a PostgreSQL server; absent means the embedded one. */
  databaseUrl: string | undefined;
  /** Connections of the app's role that one process may hold. */
  databaseConnections: number;
  /** True when NODE_ENV is `production`: demo data is refused. */
  production: boolean;
  logLevel: 'debug' | 'info' | 'warn' | 'error';
  /** What staff's passwords must be: as classified protection asks, or as OWASP's standard does. */
  passwordProfile: 'classified_protection' | 'asvs';
  /** What new personal values are sealed with; those sealed otherwise stay readable. */
  cipherProfile: 'aes' | 'sm4';
  /** Other services: sign-in by WeChat, DingTalk and the district, text messages. */
  remotes: RemoteSettings;
}

/** A setting is wrong. The message is meant for the person who starts the server. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly code = 'config.invalid';
  readonly settings: string[];

  constructor(findings: { setting: string; message: string }[]) {
    super(`设置有误：\n${findings.map((f) => `  ${f.setting}：${f.message}`).join('\n')}`);
    this.settings = findings.map((f) => f.setting);
  }
}

const wholeNumber = (min: number, max: number, message: string) =>
  z
    .string()
    .regex(/^\d{1,6}$/, message)
    .transform(Number)
    .refine((n) => n >= min && n <= max, message);

const settings = z.object({
  PORT: wholeNumber(0, 65_535, '端口应是 0 到 65535 之间的整数，例如 8080').default(8080),
  HOST: z.string().min(1).default('0.0.0.0'),
  JISHAN_PROXIES: z
    .string()
    .default('')
    .transform((given) =>
      given
        .split(',')
        .map((one) => one.trim())
        .filter(Boolean),
    )
    .refine(
      (all) => all.every(isAddressRange),
      '反向代理的地址应写成 IP 或网段，多个用逗号隔开，例如 127.0.0.1 或 10.1.0.0/16',
    ),
  JISHAN_DATA: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .string()
    .refine(isPostgresUrl, '应写成 postgres://用户:密码@主机:端口/库名；不写则使用自带的数据库')
    .optional(),
  JISHAN_DATABASE_CONNECTIONS: wholeNumber(2, 500, '数据库连接数应是 2 到 500 之间的整数，例如 10').default(
    10,
  ),
  NODE_ENV: z.string().optional(),
  JISHAN_LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error'], { error: '日志级别应是 debug、info、warn、error 之一' })
    .default('info'),
  JISHAN_PASSWORD_PROFILE: z
    .enum(['classified_protection', 'asvs'], {
      error:
        '密码要求应是 classified_protection（等级保护，至少 8 位三种字符）或 asvs（至少 12 位，不限种类）',
    })
    .default('classified_protection'),
  JISHAN_CIPHER_PROFILE: z
    .enum(['aes', 'sm4'], { error: '加密方式应是 aes（AES-256-GCM）或 sm4（国密 SM4 加 HMAC-SM3）' })
    .default('aes'),
  ...remoteSettings,
});

/** An IP address, or a range as `address/bits`; all of the internet is nobody's proxy. */
function isAddressRange(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  if (bits === undefined) return true;
  return /^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (version === 4 ? 32 : 128);
}

function isPostgresUrl(text: string): boolean {
  if (!/^postgres(ql)?:\/\//.test(text)) return false;
  try {
    const url = new URL(text);
    return url.username !== '' && url.pathname.length > 1;
  } catch {
    return false;
  }
}

/**
 * Reads the settings from an environment. An empty value counts as absent, since shells and compose files
 * make those easily. Throws `ConfigError` naming every setting that is wrong.
 */
export function readConfig(env: Record<string, string | undefined>, cwd: string): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map((issue) => ({ setting: String(issue.path[0]), message: issue.message })),
    );
  }
  const s = parsed.data;
  const production = s.NODE_ENV === 'production';
  const faults = findRemoteFaults(s, production);
  if (faults.length > 0) throw new ConfigError(faults);
  return {
    port: s.PORT,
    host: s.HOST,
    proxies: s.JISHAN_PROXIES,
    dataDir: path.resolve(cwd, s.JISHAN_DATA),
    databaseUrl: s.DATABASE_URL,
    databaseConnections: s.JISHAN_DATABASE_CONNECTIONS,
    production,
    logLevel: s.JISHAN_LOG_LEVEL,
    passwordProfile: s.JISHAN_PASSWORD_PROFILE,
    cipherProfile: s.JISHAN_CIPHER_PROFILE,
    remotes: remotesOf(s),
  };
}
