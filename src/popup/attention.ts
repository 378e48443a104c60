/**
 * Keyboard focus and screen reader announcements. The focus moves to the new heading after a click that changes the
 * view, or when the focused button disappeared; otherwise it is left alone.
 */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { say } from '../platform/say';

let leadsOn = false;
let hadFocus = false;
document.addEventListener('focusin', () => {
  hadFocus = true;
});

/** Call this in the click handler of a button that changes the view. */
export function noteClick(): void {
  leadsOn = true;
}

/**
 * Updates document title, live region and focus. `lines` are the view's sentences, the last step's result first. Give
 * the returned ref to the heading that takes the focus.
 */
export function useAttention(title: string, lines: readonly string[]) {
  const heading = useRef<HTMLHeadingElement>(null);
  const text = lines.join('\n');
  useLayoutEffect(() => {
    document.title = say('action_failing', title);
    const lost = hadFocus && document.activeElement === document.body;
    if (leadsOn || lost) heading.current?.focus();
    leadsOn = false;
  }, [title]);
  useLayoutEffect(() => announce(text.split('\n')), [text]);
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
