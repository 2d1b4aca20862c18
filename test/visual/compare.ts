import pixelmatch from 'pixelmatch';

import type { Image } from './picture-file.js';

/** What somebody would see: where, and a picture of it; null when there is nothing to see. */
export interface Difference {
  readonly what: string;
  readonly picture: Image | null;
}

/** More than a colour loses by being kept in a palette. By pixelmatch’s measure of what eyes tell apart. */
const PIXEL_THRESHOLD = 0.04;
/** Differences are counted in squares of this side: what changes changes in one place, what merely flickers is spread thin. */
const SQUARE = 32;
const SQUARE_LIMIT = 16;

/** Pixel by pixel, for pictures made by the same browser from the same fonts. */
export function compareClosely(expected: Image, actual: Image): Difference | null {
  const { width, height } = expected;
  if (actual.width !== width || actual.height !== height) return otherSize(expected, actual);
  const marks = new Uint8Array(width * height * 4);
  pixelmatch(expected.data, actual.data, marks, width, height, { threshold: PIXEL_THRESHOLD, includeAA: true, diffMask: true });
  const differs = (x: number, y: number) => (marks[(y * width + x) * 4 + 3] ?? 0) > 0;
  const squares = crowdedSquares(width, height, SQUARE, SQUARE_LIMIT, differs);
  return squares.length === 0 ? null : { what: told(squares, SQUARE), picture: highlighted(actual, squares, SQUARE) };
}

/** Letters and edges are drawn a little differently by another version of the browser; over a cell of this side that evens out. */
const CELL = 8;
const CELL_THRESHOLD = 30;
/** Cells that differ, in a square of eight by eight of them. */
const CELL_LIMIT = 3;
const CELLS = 8;

/** Where things are, and in what colour, for pictures that another version of the browser made. */
export function compareLayout(expected: Image, actual: Image): Difference | null {
  if (actual.width !== expected.width || Math.abs(actual.height - expected.height) > CELL) return otherSize(expected, actual);
  const columns = Math.floor(expected.width / CELL);
  const rows = Math.floor(Math.min(expected.height, actual.height) / CELL);
  const differs = (column: number, row: number) =>
    [0, 1, 2].some((channel) => Math.abs(average(expected, column, row, channel) - average(actual, column, row, channel)) > CELL_THRESHOLD);
  const squares = crowdedSquares(columns, rows, CELLS, CELL_LIMIT, differs);
  return squares.length === 0 ? null : { what: told(squares, CELL * CELLS), picture: highlighted(actual, squares, CELL * CELLS) };
}

function average({ width, data }: Image, column: number, row: number, channel: number): number {
  let sum = 0;
  for (let y = row * CELL; y < (row + 1) * CELL; y += 1) {
    for (let x = column * CELL; x < (column + 1) * CELL; x += 1) sum += data[(y * width + x) * 4 + channel] ?? 0;
  }
  return sum / CELL ** 2;
}

interface Square {
  readonly column: number;
  readonly row: number;
}

function crowdedSquares(width: number, height: number, side: number, limit: number, differs: (x: number, y: number) => boolean): readonly Square[] {
  const columns = Math.ceil(width / side);
  const counts = new Map<number, number>();
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (!differs(x, y)) continue;
      const index = Math.floor(y / side) * columns + Math.floor(x / side);
      counts.set(index, (counts.get(index) ?? 0) + 1);
    }
  }
  return [...counts].filter(([, count]) => count >= limit).map(([index]) => ({ column: index % columns, row: Math.floor(index / columns) }));
}

function otherSize(expected: Image, actual: Image): Difference {
  return { what: `is ${actual.width} × ${actual.height}, was ${expected.width} × ${expected.height}`, picture: null };
}

function told(squares: readonly Square[], side: number): string {
  const places = squares.slice(0, 3).map(({ column, row }) => `${column * side}, ${row * side}`);
  return `differs in ${squares.length} squares of ${side} px, the first at ${places.join('; at ')}`;
}

/** Pale, but for the squares. */
function highlighted({ width, height, data }: Image, squares: readonly Square[], side: number): Image {
  const kept = new Set(squares.map(({ column, row }) => `${column} ${row}`));
  const pale = Uint8Array.from(data, (value, at) => {
    const pixel = Math.floor(at / 4);
    const square = `${Math.floor((pixel % width) / side)} ${Math.floor(pixel / width / side)}`;
    return kept.has(square) ? value : 200 + value / 5;
  });
  return { width, height, data: pale };
}
