/** Small icons, always beside text, so hidden from screen readers. */

const PATHS = {
  clock: 'M12 7.5V12l3 2M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17Z',
  shield: 'M12 3.5 19 6v5.5c0 4.2-2.9 7.4-7 9-4.1-1.6-7-4.8-7-9V6ZM9 12l2.2 2.2L15.2 10',
  trash: 'M5 7h14M10 7V5h4v2M7 7l1 12h8l1-12',
  check: 'M5 12.5 10 17.5 19 7',
  cross: 'M7 7 17 17M17 7 7 17',
  dash: 'M7 12H17',
  turn: 'M12 3.5a8.5 8.5 0 1 1-8.5 8.5',
  back: 'M14 6l-6 6 6 6',
  next: 'M10 6l6 6-6 6',
} as const;
export type IconName = keyof typeof PATHS;

/** `size` in CSS px. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return <Drawn path={PATHS[name]} size={size} />;
}

/** One that only a part of the popup needs. */
export function Drawn({ path, size = 20 }: { path: string; size?: number }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.9"
      stroke-linecap="round"
      stroke-linejoin="round"
    >
      <path d={path} />
    </svg>
  );
}
