import { definePolicy } from '../../platform/policy/index.ts';

export const schemePolicies = {
  /** The rules of a village are open to all who belong to it. */
  readScheme: definePolicy('schemes.read', 'signed_in'),
  /** What a town or district publishes to be inherited is open to all who sign in. */
  readTemplates: definePolicy('schemes.read-templates', 'signed_in'),
  publishTemplate: definePolicy('schemes.publish-template', ['town_office', 'district_office']),
  /** Schemes that come with the software: for those who may publish one. */
  readPacks: definePolicy('schemes.read-packs', ['clerk', 'town_office', 'district_office']),
  /** The text of a published version, and what another would change: for those who write the next one. */
  writeScheme: definePolicy('schemes.write', ['clerk', 'town_office']),
  publishScheme: definePolicy('schemes.publish', ['clerk', 'town_office']),
};
