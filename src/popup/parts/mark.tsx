/** Our mark: plug and socket, apart while something fails, mended with a gold seam when it works. */

const PLUG = 'M58 6.31 L58 43 A21 21 0 0 1 58 85 L58 121.69 A58 58 0 0 1 58 6.31 Z';
const SOCKET = 'M68 6.14 A58 58 0 0 1 68 121.86 L68 93.34 A31 31 0 0 0 68 34.66 Z';
const SEAM = 'M58 -10 L58 43 A21 21 0 0 1 58 85 L58 138 L-10 138 L-10 -10 Z';

/** Both halves in their own 128 × 128, so far from each other; `away`: the socket's side is not there. */
export function Halves({ apart, away = false }: { apart: number; away?: boolean }) {
  return (
    <>
      <path fill="var(--left)" transform={`translate(${-apart} 0)`} d={PLUG} />
      <path fill={away ? 'var(--idle)' : 'var(--right)'} transform={`translate(${apart} 0)`} d={SOCKET} />
    </>
  );
}

/** The whole disc with its seam. `clip` is the id of its outline, which has to be the page's only one of that name. */
export function Mended({ clip }: { clip: string }) {
  return (
    <>
      <clipPath id={clip}>
        <circle cx="64" cy="64" r="58" />
      </clipPath>
      <g clip-path={`url(#${clip})`}>
        <path fill="var(--right)" d="M0 0H128V128H0Z" />
        <path fill="var(--left)" stroke="var(--gold)" stroke-width="20" paint-order="stroke" d={SEAM} />
      </g>
    </>
  );
}

/** The small mark in the corner. */
export function Mark({ mended }: { mended: boolean }) {
  return (
    <svg aria-hidden="true" width="22" height="22" viewBox="0 0 128 128">
      <g transform="rotate(-35 64 64)">{mended ? <Mended clip="mark" /> : <Halves apart={9} />}</g>
    </svg>
  );
}
