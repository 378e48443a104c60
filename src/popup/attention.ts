/**
 * Keyboard focus and screen reader announcements. The focus moves to the heading after a click that changes what the
 * view says, be it under the same title, and whenever the focused button disappeared; otherwise it is left alone.
 */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { say } from '../platform/say';

/** What changes later is not the effect of the user's click. In ms. */
const EFFECT_MS = 2_000;
let clickedAt = Number.NEGATIVE_INFINITY;
/** Where the focus was last. */
let focused: EventTarget | null = null;
document.addEventListener('focusin', ({ target }) => {
  focused = target;
});

/** Call this in the click handler of a button that changes the view. */
export function noteClick(): void {
  clickedAt = performance.now();
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
  }, [title]);
  useLayoutEffect(() => {
    announce(text.split('\n'));
    if (performance.now() - clickedAt < EFFECT_MS) heading.current?.focus();
    clickedAt = Number.NEGATIVE_INFINITY;
  }, [title, text]);
  useLayoutEffect(() => {
    if (isFocusLost()) heading.current?.focus();
  });
  return heading;
}

/** True where what had the focus is gone. Who has clicked beside everything has lost nothing. */
function isFocusLost(): boolean {
  return document.activeElement === document.body && focused instanceof Element && !focused.isConnected;
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
