import { defineErrors } from '../errors/index.ts';

export const policyErrors = defineErrors('orgs', {
  village_unknown: { status: 404, message: '没有找到这个村（居），请核对后再试。' },
});
