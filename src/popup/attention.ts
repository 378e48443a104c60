/**
 * Where the keyboard stands, and what a screen reader is told. After the user's own click the focus goes to the new heading, and so it
 * does where it was lost with a pressed button; nobody's focus is taken otherwise.
 */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { say } from '../platform/say';

let clicked = false;
let used = false;
document.addEventListener('focusin', () => {
  used = true;
});

/** To be called in a click that leads on. */
export function noteClick(): void {
  clicked = true;
}

/**
 * Keeps title, live region and focus with what is shown. `lines` are the sentences of the view, what came of the last step first;
 * the heading that takes the focus gets the returned ref.
 */
export function useAttention(title: string, lines: readonly string[]) {
  const heading = useRef<HTMLHeadingElement>(null);
  const told = lines.join('\n');
  useLayoutEffect(() => {
    document.title = say('action_failing', title);
    const lost = used && document.activeElement === document.body;
    if (clicked || lost) heading.current?.focus();
    clicked = false;
  }, [title]);
  useLayoutEffect(() => announce(told.split('\n')), [told]);
  return heading;
}

function announce(lines: readonly string[]): void {
  const live = document.getElementById('live');
  live?.replaceChildren(
    ...lines.filter(Boolean).map(line => {
      const p = document.createElement('p');
      p.textContent = line;
      return p;
    }),
  );
}
