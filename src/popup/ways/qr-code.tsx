/** A QR code, drawn by us. Its text is made from a validated host and holds nothing secret. */
import { generate } from 'lean-qr/nano';

/** Light modules around it, which readers need. */
const QUIET = 4;

export function QrCode({ text, label }: { text: string; label: string }) {
  const bitmap = generate(text);
  const size = bitmap.size + 2 * QUIET;
  let path = '';
  for (let y = 0; y < bitmap.size; y++)
    for (let x = 0; x < bitmap.size; x++) if (bitmap.get(x, y)) path += `M${x + QUIET} ${y + QUIET}h1v1h-1z`;
  return (
    <div class="shot qr">
      <svg role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shape-rendering="crispEdges">
        <path d={path} fill="#000" />
      </svg>
    </div>
  );
}
