const BROWSERS: readonly [RegExp, string][] = [
  [/MicroMessenger/i, '微信'],
  [/DingTalk|AliApp\(Ding/i, '钉钉'],
  [/Edg(e|A|iOS)?\//, 'Edge 浏览器'],
  [/Firefox\/|FxiOS\//, '火狐浏览器'],
  [/Chrome\/|CriOS\//, 'Chrome 浏览器'],
  [/Safari\//, 'Safari 浏览器'],
];

const SYSTEMS: readonly [RegExp, string][] = [
  [/HarmonyOS/i, '鸿蒙'],
  [/Android/i, '安卓手机'],
  [/iPhone|iPod/i, '苹果手机'],
  [/iPad/i, '苹果平板'],
  [/Windows/i, 'Windows 电脑'],
  [/Mac OS X|Macintosh/i, '苹果电脑'],
  [/Linux|X11/i, 'Linux 电脑'],
];

/**
 * A device so roughly that its owner knows it again and nobody else could: browser and kind, no version.
 * @example coarseDevice('Mozilla/5.0 (Windows NT 10.0) … Chrome/139.0') // 'Chrome 浏览器 · Windows 电脑'
 */
export function coarseDevice(userAgent: string): string {
  const named = (list: readonly [RegExp, string][]) => list.find(([sign]) => sign.test(userAgent))?.[1];
  const parts = [named(BROWSERS), named(SYSTEMS)].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(' · ') : '其他设备';
}

/**
 * The first half of an address: enough to tell the office from elsewhere.
 * @example coarseAddress('192.168.3.17') // '192.168.*.*'
 */
export function coarseAddress(ip: string): string {
  const plain = ip.replace(/^::ffff:/i, '');
  const four = /^(\d{1,3})\.(\d{1,3})\.\d{1,3}\.\d{1,3}$/.exec(plain);
  if (four) return `${four[1]}.${four[2]}.*.*`;
  if (!plain.includes(':')) return '';
  if (plain.startsWith('::')) return '本机';
  return `${plain.split(':').slice(0, 2).join(':')}:*`;
}
