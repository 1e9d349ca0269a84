import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './index.ts';

function settingsRefused(env: Record<string, string>): { settings: string[]; message: string } {
  try {
    readConfig(env, '/srv');
  } catch (error) {
    if (error instanceof ConfigError) return { settings: error.settings, message: error.message };
    throw error;
  }
  return { settings: [], message: '' };
}

describe('readConfig', () => {
  it('needs nothing', () => {
    expect(readConfig({}, '/srv')).toEqual({
      port: 8080,
      host: '0.0.0.0',
      proxies: [],
      dataDir: '/srv/data',
      databaseUrl: undefined,
      databaseConnections: 10,
      production: false,
      logLevel: 'info',
      passwordProfile: 'classified_protection',
      cipherProfile: 'aes',
      remotes: { publicUrl: null, wechat: null, dingtalk: null, oidc: null, sms: null },
    });
  });

  it('believes the proxies that are named, and no range that is none or everybody', () => {
    const proxies = (given: string) => readConfig({ JISHAN_PROXIES: given }, '/srv').proxies;
    expect(proxies('127.0.0.1, 10.1.0.0/16,::1')).toEqual(['127.0.0.1', '10.1.0.0/16', '::1']);
    for (const wrong of ['nginx', '10.1.0.0/33', '0.0.0.0/0', '10.1/16/8', 'true'])
      expect(settingsRefused({ JISHAN_PROXIES: wrong }).settings, wrong).toEqual(['JISHAN_PROXIES']);
  });

  it('takes what is given, and an empty value as not given', () => {
    const config = readConfig(
      {
        PORT: '0',
        JISHAN_DATA: '/var/jishan',
        DATABASE_URL: 'postgres://o:p@db:5432/village',
        NODE_ENV: 'production',
      },
      '/srv',
    );
    expect(config).toMatchObject({ port: 0, dataDir: '/var/jishan', production: true });
    expect(config.databaseUrl).toBe('postgres://o:p@db:5432/village');
    expect(readConfig({ PORT: '', DATABASE_URL: '' }, '/srv')).toMatchObject({
      port: 8080,
      databaseUrl: undefined,
    });
  });

  it.each([
    [{ PORT: '80a' }, 'PORT'],
    [{ PORT: '65536' }, 'PORT'],
    [{ PORT: '-1' }, 'PORT'],
    [{ DATABASE_URL: 'mysql://o:p@db/village' }, 'DATABASE_URL'],
    [{ DATABASE_URL: 'postgres://o:p@db/' }, 'DATABASE_URL'],
    [{ DATABASE_URL: 'postgres://db/village' }, 'DATABASE_URL'],
    [{ JISHAN_DATABASE_CONNECTIONS: '1' }, 'JISHAN_DATABASE_CONNECTIONS'],
    [{ JISHAN_LOG_LEVEL: 'loud' }, 'JISHAN_LOG_LEVEL'],
    [{ JISHAN_PASSWORD_PROFILE: 'any' }, 'JISHAN_PASSWORD_PROFILE'],
  ])('refuses %j by name, in Chinese', (env, setting) => {
    const { settings, message } = settingsRefused(env);
    expect(settings).toEqual([setting]);
    expect(message).toMatch(new RegExp(`${setting}：.*[\u4e00-\u9fff]`));
  });

  it('names all wrong settings at once', () => {
    expect(settingsRefused({ PORT: 'x', DATABASE_URL: 'x' }).settings).toEqual(['PORT', 'DATABASE_URL']);
  });
});
