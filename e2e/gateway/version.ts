/** OpenClaw's version numbers (year.month.day), compared. */

const VERSION = /^\d{4}\.\d{1,2}\.\d{1,2}$/;

/**
 * Splits a version into its three numbers.
 * @throws if it is not of the form 2026.9.6 (which also keeps it from being a path or an npm range).
 */
function numbers(version: string): [number, number, number] {
  if (!VERSION.test(version)) throw new Error(`"${version}" is not an OpenClaw version such as 2026.9.6`);
  const [year = 0, month = 0, day = 0] = version.split('.').map(Number);
  return [year, month, day];
}

/** True when `version` is `floor` or newer. Both look like 2026.9.6; anything else throws. */
export function atLeast(version: string, floor: string): boolean {
  const [a, b] = [numbers(version), numbers(floor)];
  return (a[0] - b[0] || a[1] - b[1] || a[2] - b[2]) >= 0;
}
