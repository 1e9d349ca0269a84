export { createWechat } from './client.ts';
export type { WechatFault, WechatOutcome, WechatPort, WechatSettings } from './port.ts';
