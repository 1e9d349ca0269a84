export { type AliyunSmsSettings, createAliyunSms } from './aliyun-sms.ts';
export { createFileSms } from './file-sms.ts';
export { noSms, type SmsMessage, type SmsPort } from './port.ts';
