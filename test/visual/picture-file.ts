import { deflateSync } from 'node:zlib';

import { PNG } from 'pngjs';

/** Red, green, blue and opacity of every pixel, one byte each. */
export interface Image {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

export function readPng(file: Uint8Array): Image {
  return PNG.sync.read(Buffer.from(file));
}

/** A colour may be kept as another that differs by no more than this in its red, its green and its blue. */
const LIKENESS = 6;

/** What this share of a picture has is kept as it is: in a soft glow, likeness would draw rings that nobody sees on a screen. */
const BROAD = 1 / 1000;
/** As many colours of a palette may be of that kind. */
const BROAD_COLOURS = 128;

/** A PNG with a palette, a fifth of the size of what a screenshot comes as. pngjs writes none. */
export function writePng({ width, height, data }: Image): Buffer {
  const palette = paletteOf(data);
  const indices = new Map<number, number>(palette.map((colour, index) => [colour, index]));
  const rows = Buffer.alloc((width + 1) * height); // each begins with a zero: it is not filtered
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const colour = colourAt(data, y * width + x);
      const index = indices.get(colour) ?? nearest(colour, palette);
      indices.set(colour, index);
      rows[y * (width + 1) + 1 + x] = index;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8); // eight bits a pixel, which name a colour of the palette
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function colourAt(data: Uint8Array, pixel: number): number {
  const at = pixel * 4;
  return ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
}

/** The most frequent colours first, without those that are like one before: 256 at most, which takes more likeness in a colourful picture. */
function paletteOf(data: Uint8Array, likeness = LIKENESS): readonly number[] {
  const counts = new Map<number, number>();
  for (let pixel = 0; pixel < data.length / 4; pixel += 1) {
    const colour = colourAt(data, pixel);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette: number[] = [];
  for (const [colour, count] of [...counts].sort(([, a], [, b]) => b - a)) {
    const broad = count > (BROAD * data.length) / 4 && palette.length < BROAD_COLOURS;
    if (!broad && palette.some((other) => distance(colour, other) <= likeness)) continue;
    if (palette.length === 256) return paletteOf(data, likeness + 2);
    palette.push(colour);
  }
  return palette;
}

function distance(colour: number, other: number): number {
  return Math.max(...[16, 8, 0].map((shift) => Math.abs(((colour >> shift) & 255) - ((other >> shift) & 255))));
}

function nearest(colour: number, palette: readonly number[]): number {
  let best = 0;
  palette.forEach((other, index) => {
    if (distance(colour, other) < distance(colour, palette[best] ?? 0)) best = index;
  });
  return best;
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const result = Buffer.alloc(body.length + 8);
  result.writeUInt32BE(content.length, 0);
  body.copy(result, 4);
  result.writeUInt32BE(checksum(body), body.length + 4);
  return result;
}

/** CRC-32, which Node has of its own from version 22. */
function checksum(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
