/** The logo's paths, a plug and a socket, in a 128 × 128 square to be rotated by −35° about its centre. */

/** The two halves, drawn with a gap between them. */
export const PLUG = 'M58 6.31 L58 43 A21 21 0 0 1 58 85 L58 121.69 A58 58 0 0 1 58 6.31 Z';
export const SOCKET = 'M68 6.14 A58 58 0 0 1 68 121.86 L68 93.34 A31 31 0 0 0 68 34.66 Z';

/** The plug where the two are joined: its stroke is the seam. It extends past the disc that is cut out of it. */
export const SEAM = 'M58 -10 L58 43 A21 21 0 0 1 58 85 L58 138 L-10 138 L-10 -10 Z';
