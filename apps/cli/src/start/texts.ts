/** What the launcher prints. */
export const texts = {
  console: '管理台',
  mobile: '手机页面',
  startPage: '首页（从这里开始看）',
  publicPage: '公示页',
  fromPhone: '同一网络里的手机',
  database: '数据库',
  demo: '演示数据',
  detail: (line: string) => `    ${line}`,
  starting: (version: string) => `积善 ${version} 正在启动…… Starting.`,
  begin: (label: string) => `  ▸ ${label} ……`,
  end: (label: string, seconds: number) => `  ✓ ${label} 好了（${seconds} 秒）`,
  stillRunning: (items: { label: string; seconds: number }[]) =>
    `  … 还在准备：${items.map(({ label, seconds }) => `${label}（${seconds} 秒）`).join('，')}`,
  build: (label: string) => `构建${label}`,
  buildFailed: (label: string, log: string) =>
    `${label}没有构建成功，详细记录在 ${log}。改好以后再运行一次 npm start。`,
  portTaken: (port: number, free: number | undefined) =>
    free === undefined
      ? `端口 ${port} 已被占用，附近也没有空闲的端口。请用 PORT 指定一个，例如：PORT=18080 npm start`
      : `端口 ${port} 已被别的程序占用。可以换一个：PORT=${free} npm start`,
  portRefused: (port: number) =>
    `这个账号不能使用端口 ${port}（1024 以下通常要管理员）。可以换一个：PORT=8080 npm start`,
  portUnusable: (port: number, code: string) =>
    `不能在端口 ${port} 上提供服务（${code}）。请检查 HOST 和 PORT 的设置。`,
  portMoved: (wanted: number, port: number) => `端口 ${wanted} 已被占用，改用 ${port}。`,
  serving: '可以使用了。按 Ctrl+C 停止。 Serving; Ctrl+C stops it.',
  address: (label: string, url: string) => `  ${label}：${url}`,
  stopping: '正在停止……',
  stopped: '已停止。数据都保存好了。',
  failed: (message: string) => `没有启动成功：${message}`,
};
