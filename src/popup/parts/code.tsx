/** This browser's code, in groups that two people can read to each other. */
import { codeOf } from '../../core/packet/agent-message';

export function Code({ deviceId }: { deviceId: string | null }) {
  const code = codeOf(deviceId);
  if (!code) return null;
  const [one, two, last] = code;
  return (
    <span class="code" role="img" aria-label={`${spelt(one)}, ${spelt(two)} … ${spelt(last)}`} translate={false}>
      <b>{one}</b>
      <b>{two}</b>
      <i>…</i>
      <b>{last}</b>
    </span>
  );
}

/** A screen reader would take digits for a number. */
function spelt(group: string): string {
  return [...group].join(' ');
}
