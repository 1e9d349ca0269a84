/** A message by its template, as gateways want it: the words are registered with the carrier, we give the values. */
export interface SmsMessage {
  /** Mainland mobile number, 11 digits. */
  phone: string;
  template: 'sign_in_code';
  values: { code: string; minutes: string };
}

export interface SmsPort {
  /** False when nothing can be sent at all, which callers say before they make a code. */
  readonly available: boolean;
  /** Hands a message to the carrier. @throws when the carrier does not take it. */
  send(message: SmsMessage): Promise<void>;
}

/** In production without a gateway: a code must not land in a file that somebody may read. */
export const noSms: SmsPort = {
  available: false,
  send: () => Promise.reject(new Error('No SMS gateway is set up')),
};
