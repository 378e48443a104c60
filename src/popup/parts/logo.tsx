/** The logo: plug and socket, apart while something fails, joined by a gold seam when it works. */
import { PLUG, SEAM, SOCKET } from '../../core/logo';

/** Both halves in a 128 × 128 box. `apart`: the shift of each; `away`: the socket is grey, because it is not there. */
export function Halves({ apart, away = false }: { apart: number; away?: boolean }) {
  return (
    <>
      <path fill="var(--left)" transform={`translate(${-apart} 0)`} d={PLUG} />
      <path fill={away ? 'var(--idle)' : 'var(--right)'} transform={`translate(${apart} 0)`} d={SOCKET} />
    </>
  );
}

/** The whole disc with its seam. `clip` is the id of its clip path, which must be unique in the page. */
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

/** The small logo in the corner. */
export function Logo({ mended }: { mended: boolean }) {
  return (
    <svg aria-hidden="true" width="22" height="22" viewBox="0 0 128 128">
      <g transform="rotate(-35 64 64)">{mended ? <Mended clip="logo" /> : <Halves apart={9} />}</g>
    </svg>
  );
}
