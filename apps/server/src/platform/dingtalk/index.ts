export { createDingtalk } from './client.ts';
export type { DingtalkFault, DingtalkOutcome, DingtalkPort, DingtalkSettings, DingtalkUser } from './port.ts';
