/** What a password must be, as data; the installation chooses one profile. */
export interface PasswordProfile {
  /** Where the figures come from. */
  source: string;
  lengthMin: number;
  /** How many of: lower case, upper case, digits, other signs. */
  kindsMin: number;
  refusesCommon: boolean;
}

export const passwordProfiles = {
  /** China's classified protection of information systems, level 2 and 3, as examiners ask for it. */
  classified_protection: {
    source: 'GB/T 22239-2019 8.1.4.1',
    lengthMin: 8,
    kindsMin: 3,
    refusesCommon: true,
  },
  /** OWASP's verification standard: long rather than odd. */
  asvs: { source: 'OWASP ASVS 5.0 V6.2', lengthMin: 12, kindsMin: 1, refusesCommon: true },
} as const satisfies Record<string, PasswordProfile>;

export type PasswordProfileName = keyof typeof passwordProfiles;

const KINDS = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/];

/** Parts that make a password easy to guess, whatever surrounds them. */
const COMMON = [
  'password',
  'qwerty',
  '12345',
  'abc123',
  'admin',
  '88888',
  '66666',
  '00000',
  '11111',
  'woaini',
  'jishan',
];

/** Null when the password will do, otherwise a Chinese sentence that says what it lacks. */
export function findPasswordFault(
  profile: PasswordProfile,
  password: string,
  username: string,
): string | null {
  const length = Array.from(password).length;
  if (length < profile.lengthMin) return `密码至少要 ${profile.lengthMin} 个字，现在是 ${length} 个。`;
  if (length > 200) return '密码太长了，最多 200 个字。';
  const kinds = KINDS.filter((kind) => kind.test(password)).length;
  if (kinds < profile.kindsMin)
    return `密码要包含小写字母、大写字母、数字、符号中的至少 ${profile.kindsMin} 种。`;
  const lower = password.toLowerCase();
  if (username.length >= 3 && lower.includes(username.toLowerCase())) return '密码里不能有用户名，请换一个。';
  if (profile.refusesCommon && COMMON.some((part) => lower.includes(part)))
    return '这个密码太常见，容易被猜到，请换一个。';
  return null;
}
