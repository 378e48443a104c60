/** The agent front ends that the stand-in imitates, named after their OpenClaw releases. */

/**
 * - `2026.9`: login gate with `data-kind`, retries pairing on its own, keeps its shell when the gateway goes away.
 * - `2026.5`: login gate with a form and the raw error, one attempt for pairing, then a Connect button.
 * - `2026.1`: no gate at all; the app shell with a danger pill, retries forever.
 * - `banner`: a front end that is not OpenClaw's and shows one plain alert line.
 * - `relay`: another front end, whose own server is the device, and has a sign-in of its own. It keeps nothing.
 */
export type Generation = '2026.9' | '2026.5' | '2026.1' | 'banner' | 'relay';

/** Every generation whose page is the device, newest first. */
export const GENERATIONS: readonly Generation[] = ['2026.9', '2026.5', '2026.1', 'banner'];
