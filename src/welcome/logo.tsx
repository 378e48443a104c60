/** Our logo as it is when all is well: plug and socket, mended with a gold seam. */
import { SEAM } from '../core/logo';

export function Logo() {
  return (
    <svg aria-hidden="true" width="84" height="84" viewBox="0 0 128 128">
      <clipPath id="disc">
        <circle cx="64" cy="64" r="62" />
      </clipPath>
      <g clip-path="url(#disc)">
        <g transform="rotate(-35 64 64)">
          <path class="socket" d="M-20 -20H148V148H-20Z" />
          <path class="plug" d={SEAM} paint-order="stroke" stroke-width="20" />
        </g>
      </g>
    </svg>
  );
}
