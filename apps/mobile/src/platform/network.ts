import Taro from '@tarojs/taro';

/** Calls back each time the phone gets a network again. */
export function onNetworkBack(back: () => void): void {
  Taro.onNetworkStatusChange(({ isConnected }) => {
    if (isConnected) back();
  });
}
