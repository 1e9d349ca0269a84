import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { createGate } from './gate.ts';
import { readPicture, sameBitsMax } from './index.ts';

/** A picture with features: a few blocks of different brightness, so that its fingerprint says something. */
async function scene(options: { width?: number; height?: number; shift?: number } = {}) {
  const { width = 800, height = 600, shift = 0 } = options;
  const block = (left: number, top: number, colour: string) => ({
    input: {
      create: {
        width: Math.floor(width / 5),
        height: Math.floor(height / 3),
        channels: 3 as const,
        background: colour,
      },
    },
    left: (left + shift) % Math.floor(width / 2),
    top,
  });
  return sharp({ create: { width, height, channels: 3, background: '#7a8f66' } }).composite([
    block(10, 10, '#ffffff'),
    block(Math.floor(width / 3), Math.floor(height / 2), '#101010'),
    block(Math.floor(width / 4), Math.floor(height / 4), '#c04030'),
  ]);
}

function pngChunk(kind: string, body: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from(kind, 'latin1'), body]);
  const chunk = Buffer.alloc(content.length + 8);
  chunk.writeUInt32BE(body.length);
  chunk.set(content, 4);
  chunk.writeUInt32BE(crc32(content), content.length + 4);
  return chunk;
}

describe('what is kept', () => {
  it('re-encodes to a JPEG of at most 1600 pixels, upright, without EXIF', async () => {
    const sent = await (await scene({ width: 3000, height: 2000 }))
      .withExif({
        IFD0: { Make: 'SecretPhone', Orientation: '6' },
        IFD2: { DateTimeOriginal: '2026:11:20 08:30:00' },
      })
      .jpeg()
      .toBuffer();
    const result = await readPicture(sent);
    if (!result.ok) throw new Error(result.fault);
    const kept = await sharp(result.picture.full).metadata();
    expect(kept.format).toBe('jpeg');
    expect(Math.max(kept.width, kept.height)).toBe(1600);
    expect(kept.exif).toBeUndefined();
    expect(result.picture.full.includes('SecretPhone')).toBe(false);
    expect(result.picture.takenAt?.toISOString()).toBe('2026-11-20T00:30:00.000Z');
    const thumb = await sharp(result.picture.thumb).metadata();
    expect(Math.max(thumb.width, thumb.height)).toBe(480);
  });

  it('takes PNG and WebP by content whatever the name says', async () => {
    for (const sent of [await (await scene()).png().toBuffer(), await (await scene()).webp().toBuffer()]) {
      expect((await readPicture(sent)).ok).toBe(true);
    }
  });

  it('knows the same picture again after re-compression, and tells another one apart', async () => {
    const first = await readPicture(await (await scene()).jpeg({ quality: 90 }).toBuffer());
    const again = await readPicture(
      await sharp(await (await scene()).png().toBuffer())
        .resize(640)
        .jpeg({ quality: 60 })
        .toBuffer(),
    );
    const other = await readPicture(await (await scene({ shift: 260 })).jpeg().toBuffer());
    if (!first.ok || !again.ok || !other.ok) throw new Error('a scene was refused');
    expect(distance(first.picture.fingerprint, again.picture.fingerprint)).toBeLessThanOrEqual(sameBitsMax);
    expect(distance(first.picture.fingerprint, other.picture.fingerprint)).toBeGreaterThan(sameBitsMax);
  });

  it('gives a blank sheet no fingerprint, or all of them would be one', async () => {
    const blank = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#eee' } })
      .png()
      .toBuffer();
    const result = await readPicture(blank);
    expect(result.ok && result.picture.fingerprint).toBeNull();
  });
});

describe('what is refused', () => {
  const cases: [string, () => Promise<Buffer> | Buffer, string][] = [
    ['nothing', () => Buffer.alloc(0), 'empty'],
    ['a text file renamed to .jpg', () => Buffer.from('这不是照片\n'.repeat(50)), 'not_picture'],
    [
      'a JPEG head glued before a script',
      () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('<script>'.repeat(20))]),
      'damaged',
    ],
    [
      'an SVG',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
      'kind_unsupported',
    ],
    [
      'an SVG with an XML head',
      () => Buffer.from('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'kind_unsupported',
    ],
    ['a GIF', async () => (await scene()).gif().toBuffer(), 'kind_unsupported'],
    ['a PDF', () => Buffer.from('%PDF-1.7\n%âãÏÓ\n'), 'not_picture'],
    [
      '60 megapixels',
      () =>
        sharp({ create: { width: 10000, height: 6000, channels: 3, background: '#888' } })
          .jpeg()
          .toBuffer(),
      'too_many_pixels',
    ],
    [
      'an icon',
      () =>
        sharp({ create: { width: 20, height: 20, channels: 3, background: '#888' } })
          .png()
          .toBuffer(),
      'too_small',
    ],
    [
      'half a JPEG',
      async () => {
        const whole = await (await scene()).jpeg().toBuffer();
        return whole.subarray(0, whole.length / 2);
      },
      'damaged',
    ],
    [
      'half a PNG',
      async () => {
        const whole = await (await scene()).png().toBuffer();
        return whole.subarray(0, whole.length / 2);
      },
      'damaged',
    ],
    ['too many bytes', () => Buffer.alloc(10 * 1024 * 1024 + 1, 1), 'too_big'],
  ];
  it.each(cases)('%s', async (_name, make, fault) => {
    const result = await readPicture(await make());
    expect(result).toMatchObject({ ok: false, fault });
  });

  it('a PNG of a few bytes that unfolds to 10 gigapixels, before decoding it', async () => {
    const header = Buffer.alloc(13);
    header.writeUInt32BE(100_000, 0);
    header.writeUInt32BE(100_000, 4);
    header.set([8, 0, 0, 0, 0], 8);
    const bomb = Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      pngChunk('IHDR', header),
      pngChunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
      pngChunk('IEND', Buffer.alloc(0)),
    ]);
    expect(await readPicture(bomb)).toMatchObject({ ok: false, fault: 'too_many_pixels' });
  });
});

describe('gate', () => {
  it('runs two, lets one wait, turns the fourth away', async () => {
    const gate = createGate({ atOnce: 2, waiting: 1 });
    const releases: (() => void)[] = [];
    const job = () => new Promise<string>((resolve) => releases.push(() => resolve('done')));
    const first = gate(job);
    const second = gate(job);
    const third = gate(job);
    expect(await gate(job)).toBe('busy');
    expect(releases).toHaveLength(2);
    releases[0]?.();
    expect(await first).toBe('done');
    expect(releases).toHaveLength(3);
    releases[1]?.();
    releases[2]?.();
    expect(await Promise.all([second, third])).toEqual(['done', 'done']);
  });
});

function distance(left: string | null, right: string | null): number {
  if (left === null || right === null) return 64;
  return left.split('').filter((bit, at) => bit !== right[at]).length;
}
