import Taro from '@tarojs/taro';

export function dial(phone: string): void {
  // Refused when the owner taps "cancel": nothing to do.
  Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined);
}
