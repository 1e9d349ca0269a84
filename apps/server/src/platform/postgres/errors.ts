/** What can keep the embedded database from serving. */
export type PostgresTrouble =
  | 'postgres.no_binaries'
  | 'postgres.no_identity'
  | 'postgres.init_failed'
  | 'postgres.start_failed'
  | 'postgres.disk_full'
  | 'postgres.other_version'
  | 'postgres.foreign_data'
  | 'postgres.password_refused';

const advice: Record<PostgresTrouble, (detail: string) => string> = {
  'postgres.no_binaries': (detail) =>
    `没有找到自带数据库的程序（${detail}）。请重新执行 npm ci，或用 DATABASE_URL 指定一个 PostgreSQL 15 以上的数据库。`,
  'postgres.no_identity': (detail) =>
    `数据库不能以管理员（root）身份运行，也没有可以替代的用户能进入 ${detail}。请任选一种办法：换用普通用户启动；` +
    '把整个程序文件夹移到别的用户也能进入的地方（比如 /opt/jishan），数据文件夹（JISHAN_DATA）也一样；' +
    '或者用 DATABASE_URL 指定一个 PostgreSQL 15 以上的数据库。',
  'postgres.init_failed': (detail) => `新建数据库没有成功：${detail}`,
  'postgres.start_failed': (detail) => `数据库没有启动成功：${detail}`,
  'postgres.disk_full': (detail) =>
    `磁盘已满，数据库暂时不能工作。请清理 ${detail} 所在的磁盘，腾出空间后会自动恢复。`,
  'postgres.other_version': (detail) => `数据目录是另一个版本的 PostgreSQL 建的，不能直接打开：${detail}`,
  'postgres.foreign_data': (detail) =>
    `数据目录 ${detail} 属于别的用户，请用那个用户启动，或改正它的所有者。`,
  'postgres.password_refused': (detail) =>
    `数据库不认 secrets.json 里的密码。${detail} 里的数据库和密钥文件不是一套，请从备份中恢复 secrets.json。`,
};

/** The embedded database cannot serve. The message is meant for the person who runs the server. */
export class PostgresError extends Error {
  override readonly name = 'PostgresError';
  readonly code: PostgresTrouble;

  constructor(code: PostgresTrouble, detail: string) {
    super(advice[code](detail));
    this.code = code;
  }
}

/** True when a server's words say that it found no room on the disk. */
export function isDiskFull(text: string): boolean {
  return /No space left on device|Disk quota exceeded|File too large/.test(text);
}
