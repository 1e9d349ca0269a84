import { open } from 'node:fs/promises';

/** A message that the development adapter wrote instead of sending. */
export interface SentMessage {
  at: string;
  phone: string;
  text: string;
}

const tailBytes = 16 * 1024;

/**
 * The newest messages of the development SMS file, newest first. Only the file's end is read, since it grows for as
 * long as the demo stands; a file that is not there yet holds no message.
 */
export async function readLatestMessages(file: string, most: number): Promise<SentMessage[]> {
  const tail = await readTail(file);
  return tail
    .split('\n')
    .flatMap((line) => parseMessage(line) ?? [])
    .slice(-most)
    .toReversed();
}

async function readTail(file: string): Promise<string> {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!handle) return '';
  try {
    const { size } = await handle.stat();
    const length = Math.min(size, tailBytes);
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString('utf8');
  } finally {
    await handle.close();
  }
}

/** A line is `time phone text`; the first line of a tail is usually cut and does not parse. */
function parseMessage(line: string): SentMessage | undefined {
  const [, at, phone, text] = /^(\d{4}-\d\d-\d\dT\S+) (\d+) (.+)$/.exec(line) ?? [];
  return at && phone && text ? { at, phone, text } : undefined;
}
