/*
 * Names of single sign-on's doors. A person is known by the issuer's own subject; staff by the claim that an
 * administrator has bound, so that nobody becomes staff by what a token says of them.
 */

export const personDoor = (issuer: string, subject: string): string => `person:${issuer}:${subject}`;

export const staffDoor = (issuer: string, staffKey: string): string => `staff:${issuer}:${staffKey}`;
