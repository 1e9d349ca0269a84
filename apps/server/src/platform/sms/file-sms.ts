import { appendFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type Clock, localIso } from '../clock/index.ts';
import type { SmsMessage, SmsPort } from './port.ts';

const WORDS: Record<SmsMessage['template'], (values: SmsMessage['values']) => string> = {
  sign_in_code: ({ code, minutes }) => `【积善】验证码 ${code}，${minutes} 分钟内有效，请勿告诉他人。`,
};

/** For development and the demo: writes each message as one line of a file instead of sending it. */
export function createFileSms(file: string, clock: Clock): SmsPort {
  return {
    available: true,
    async send({ phone, template, values }) {
      await mkdir(path.dirname(file), { recursive: true });
      await appendFile(file, `${localIso(clock.now())} ${phone} ${WORDS[template](values)}\n`, {
        mode: 0o600,
      });
    },
  };
}
