export { type Config, ConfigError, readConfig } from './read-config.ts';
export { openSecrets, type Secrets } from './secrets.ts';
export type { RemoteSettings } from './remotes.ts';
