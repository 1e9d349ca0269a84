export { type FakeDingtalk, type FakeDingtalkUser, startFakeDingtalk } from './dingtalk.ts';
export { type FakeCall, type FakeFault, type FakeServer, startFakeServer } from './fake-server.ts';
export { type FakeForgery, type FakeOidc, type FakeOidcUser, startFakeOidc } from './oidc.ts';
export { type FakeSms, startFakeSms } from './sms.ts';
export { type FakeWechat, startFakeWechat } from './wechat.ts';
