export { ConfigError, readConfig, type Config } from './read-config.ts';
export { openSecrets, type Secrets } from './secrets.ts';
