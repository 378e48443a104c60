/** Reads a small QR code (version 1 to 5, one block) as ISO/IEC 18004 lays it out, without mending errors. */

/** Dark modules, row by row. */
export type Modules = readonly (readonly boolean[])[];

const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  x => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];
/** What the bits that name the mask are changed by. */
const MASK_SHIFT = 0b101;
const BYTES = 0b0100;
/** Names the bytes' encoding, in eight bits that follow. */
const ENCODING = 0b0111;

/** @throws Error when it is no such code */
export function readQr(modules: Modules): string {
  const size = modules.length;
  const at = (x: number, y: number) => modules[y]?.[x] === true;
  const mask = MASKS[[2, 3, 4].reduce((bits, x) => bits * 2 + Number(at(x, 8)), 0) ^ MASK_SHIFT];
  if (!mask || size < 21 || size > 37) throw new Error(`no small code: ${size} modules`);
  let bits = '';
  for (const [x, y] of places(size)) bits += Number(at(x, y) !== mask(x, y));
  const number = (from: number, length: number) => Number.parseInt(bits.slice(from, from + length), 2);
  const begin = number(0, 4) === ENCODING ? 12 : 0;
  if (number(begin, 4) !== BYTES) throw new Error(`it holds no bytes: ${bits.slice(begin, begin + 4)}`);
  const bytes = Array.from({ length: number(begin + 4, 8) }, (_, n) => number(begin + 12 + 8 * n, 8));
  return new TextDecoder().decode(new Uint8Array(bytes));
}

/** Where data are, in their order: pairs of columns from the right, up and down in turn. */
function* places(size: number): Generator<[number, number]> {
  let up = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5; // a column of the timing pattern
    for (let n = 0; n < size; n++)
      for (const x of [right, right - 1]) {
        const y = up ? size - 1 - n : n;
        if (!isFixed(x, y, size)) yield [x, y];
      }
    up = !up;
  }
}

/** The corners with what is beside them, the lines between them, and the small square of larger codes. */
function isFixed(x: number, y: number, size: number): boolean {
  const far = size - 8;
  const corner = (x < 9 && (y < 9 || y >= far)) || (x >= far && y < 9);
  const square = size > 21 && Math.abs(x - size + 7) <= 2 && Math.abs(y - size + 7) <= 2;
  return corner || square || x === 6 || y === 6;
}
