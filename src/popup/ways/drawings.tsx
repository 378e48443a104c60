/** Small drawings of what stands on the agent's page of devices. */

export function ListDrawing() {
  return (
    <div class="shot">
      <svg aria-hidden="true" viewBox="0 0 112 72">
        <rect x="14" y="8" width="44" height="6" rx="3" fill="var(--edge)" opacity=".5" />
        <rect
          x="10"
          y="20"
          width="92"
          height="26"
          rx="5"
          fill="var(--raised)"
          stroke="var(--accent)"
          stroke-width="2"
        />
        <rect x="17" y="27" width="60" height="5" rx="2.5" fill="var(--ink)" />
        <rect x="17" y="36" width="38" height="4" rx="2" fill="var(--edge)" opacity=".6" />
        <rect x="10" y="52" width="92" height="18" rx="5" fill="var(--raised)" stroke="var(--line)" />
      </svg>
    </div>
  );
}

export function ApproveDrawing() {
  return (
    <div class="shot">
      <svg aria-hidden="true" viewBox="0 0 112 56">
        <rect x="10" y="8" width="92" height="40" rx="5" fill="var(--raised)" stroke="var(--line)" />
        <rect x="18" y="22" width="42" height="18" rx="5" fill="var(--accent)" />
        <path d="M32 31l5 5 9-10" fill="none" stroke="var(--on-accent)" stroke-width="2.5" stroke-linecap="round" />
        <rect x="66" y="22" width="28" height="18" rx="5" fill="none" stroke="var(--edge)" />
      </svg>
    </div>
  );
}
