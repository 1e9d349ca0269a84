/** Only WeChat has such a button. */
export function PhonePress(): null {
  return null;
}
