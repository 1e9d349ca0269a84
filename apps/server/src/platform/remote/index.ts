export {
  type CallOptions,
  callRemote,
  type RemoteAnswer,
  RemoteFailure,
  type RemoteTrouble,
} from './call.ts';
export { createTokenCache, type FreshToken, type TokenCache } from './token-cache.ts';
