/** Small drawings of what stands on the agent's page of devices: neutral, so that nobody takes them for buttons. */
import { shortId } from '../../core/address/ids';

/** A row of the list, with the beginning and end of the device id as that page shows it. */
export function ListDrawing({ deviceId }: { deviceId: string | null }) {
  return (
    <div class="shot">
      <svg aria-hidden="true" viewBox="0 0 112 72" fill="none">
        <rect x="12" y="8" width="40" height="6" rx="3" fill="var(--idle)" />
        <rect x="8" y="20" width="96" height="34" rx="7" fill="var(--raised)" stroke="var(--accent)" stroke-width="2" />
        {deviceId ? (
          <text class="drawn" x="15" y="35" fill="var(--ink)" translate={false}>
            {shortId(deviceId)}
          </text>
        ) : (
          <rect x="15" y="29" width="66" height="6" rx="3" fill="var(--ink)" />
        )}
        <rect x="15" y="42" width="46" height="5" rx="2.5" fill="var(--idle)" />
        <rect x="8" y="60" width="96" height="26" rx="7" fill="var(--raised)" stroke="var(--line)" stroke-width="1.5" />
      </svg>
    </div>
  );
}

export function ApproveDrawing() {
  return (
    <div class="shot">
      <svg aria-hidden="true" viewBox="0 0 112 58" fill="none">
        <rect
          x="8"
          y="-20"
          width="96"
          height="66"
          rx="7"
          fill="var(--raised)"
          stroke="var(--line)"
          stroke-width="1.5"
        />
        <rect x="15" y="5" width="62" height="5" rx="2.5" fill="var(--idle)" />
        <rect x="15" y="18" width="48" height="20" rx="6" fill="var(--ink)" />
        <path d="M33 28l4.500 4.500 8-9" stroke="var(--paper)" stroke-width="2.5" stroke-linecap="round" />
        <rect x="68" y="18" width="30" height="20" rx="6" stroke="var(--line)" stroke-width="1.5" />
        <path
          d="M55 34l4.500 13 2.400-4.600 4.800-1.300Z"
          fill="var(--accent)"
          stroke="var(--paper)"
          stroke-width="1.2"
        />
      </svg>
    </div>
  );
}
