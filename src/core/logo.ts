/** The lines of our logo, plug and socket, in a square of 128 × 128 that is to be turned by −35° about its middle. */

/** Its halves, each so drawn that a gap is left between them. */
export const PLUG = 'M58 6.31 L58 43 A21 21 0 0 1 58 85 L58 121.69 A58 58 0 0 1 58 6.31 Z';
export const SOCKET = 'M68 6.14 A58 58 0 0 1 68 121.86 L68 93.34 A31 31 0 0 0 68 34.66 Z';

/** The plug where both are one: its stroke is the seam. It reaches beyond the disc that has to be cut out of it. */
export const SEAM = 'M58 -10 L58 43 A21 21 0 0 1 58 85 L58 138 L-10 138 L-10 -10 Z';
