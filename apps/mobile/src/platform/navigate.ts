import Taro from '@tarojs/taro';

export const HOME = '/pages/main/index';

/** Opens a page on top; where ten are open already it takes the place of the last. */
export function open(path: string): void {
  Taro.navigateTo({ url: path }).catch(() => Taro.redirectTo({ url: path }));
}

/** Starts over with one page. */
export function restart(path: string = HOME): void {
  void Taro.reLaunch({ url: path });
}

export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else restart();
}

/** Whether this page (by its path, without its query) is the one being looked at. */
export function isOnTop(path: string): boolean {
  const top = Taro.getCurrentPages().slice(-1)[0] as { route?: string; path?: string } | undefined;
  const route = path.replace(/^\//, '').replace(/\?.*$/, '');
  return (top?.route ?? top?.path ?? '').includes(route);
}
