/** Contrast of two opaque colours as WCAG 2.2 defines it. */

/**
 * The ratio, from 1 to 21, of two colours written as `rgb(r, g, b)`.
 *
 * @throws Error for any other notation, or a translucent colour
 */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** A translucent colour as it looks on an opaque ground. */
export function over(colour: string, ground: string): string {
  const parts = (of: string) => of.match(/[\d.]+/g)?.map(Number) ?? [];
  const [, , , alpha = 1] = parts(colour);
  const [below, above] = [parts(ground), parts(colour)];
  const mixed = [0, 1, 2].map(at => Math.round((above[at] ?? 0) * alpha + (below[at] ?? 0) * (1 - alpha)));
  return `rgb(${mixed.join(', ')})`;
}

function luminance(colour: string): number {
  const parts = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(colour);
  if (!parts) throw new Error(`${colour} is not an opaque rgb colour`);
  const [red = 0, green = 0, blue = 0] = parts.slice(1).map(part => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
