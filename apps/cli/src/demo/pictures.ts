import sharp from 'sharp';
import type { Random } from './random.ts';

const width = 640;
const height = 480;
const walls = ['#f1e6d0', '#e8ddd0', '#f5efe2', '#dfe7e2'] as const;
const roofs = ['#5b6670', '#7a4b3a', '#46545c', '#8a5a44'] as const;

function tree(x: number, ground: number, size: number): string {
  return `<rect x="${x - 4}" y="${ground - size}" width="8" height="${size}" fill="#7a5c3e"/>
<circle cx="${x}" cy="${ground - size - size * 0.4}" r="${size * 0.6}" fill="#4f8f5b"/>`;
}

function bin(x: number, ground: number, colour: string): string {
  return `<rect x="${x}" y="${ground - 46}" width="34" height="46" rx="4" fill="${colour}"/>
<rect x="${x - 3}" y="${ground - 54}" width="40" height="9" rx="3" fill="${colour}"/>`;
}

function house(x: number, ground: number, size: number, random: Random): string {
  return `<rect x="${x}" y="${ground - size}" width="${size * 1.5}" height="${size}" fill="${random.pick(walls)}"/>
<path d="M${x - 14} ${ground - size} L${x + size * 0.75} ${ground - size * 1.55} L${x + size * 1.5 + 14} ${ground - size} Z" fill="${random.pick(roofs)}"/>
<rect x="${x + size * 0.58}" y="${ground - size * 0.55}" width="${size * 0.32}" height="${size * 0.55}" fill="#6b4a32"/>
<rect x="${x + size * 0.15}" y="${ground - size * 0.7}" width="${size * 0.28}" height="${size * 0.26}" fill="#bcd9e6"/>
<rect x="${x + size * 1.08}" y="${ground - size * 0.7}" width="${size * 0.28}" height="${size * 0.26}" fill="#bcd9e6"/>`;
}

/** A drawn courtyard standing in for a photo: never the same twice, and plainly no photograph of anybody. */
export async function drawPicture(random: Random): Promise<Buffer> {
  const ground = 330 + random.below(50);
  const parts = [
    `<rect width="${width}" height="${height}" fill="#dcebf2"/>`,
    `<circle cx="${60 + random.below(520)}" cy="${50 + random.below(60)}" r="26" fill="#f4d58a"/>`,
    `<rect y="${ground}" width="${width}" height="${height - ground}" fill="#cdbf9f"/>`,
    house(90 + random.below(160), ground, 120 + random.below(60), random),
    ...Array.from({ length: 1 + random.below(4) }, () =>
      tree(20 + random.below(600), ground + 10, 40 + random.below(40)),
    ),
    bin(430 + random.below(60), ground + 60, '#2f7d4f'),
    bin(500 + random.below(60), ground + 62, '#2b6cb0'),
    ...Array.from(
      { length: 10 + random.below(20) },
      () =>
        `<circle cx="${random.below(width)}" cy="${ground + 20 + random.below(90)}" r="${2 + random.below(4)}" fill="#9fb38a"/>`,
    ),
  ];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${parts.join('')}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 72 }).toBuffer();
}
