/** The buttons of a view: the one thing to do, what else there is beside it, and above them what that takes. */
import type { ComponentChildren, VNode } from 'preact';

export interface ButtonsOf {
  /** What the main button takes, and what it deletes. */
  readonly pre?: ComponentChildren;
  readonly primary?: VNode | false | null | undefined;
  readonly others?: ComponentChildren;
}

/** `still`: they stay below what is deleted, where a larger font would lay them over it. */
export function Buttons({ pre, primary, others, still }: ButtonsOf & { still?: boolean }) {
  return (
    <>
      {pre && <div class="pre">{pre}</div>}
      {(primary || others) && (
        <div class={still ? 'do still' : 'do'}>
          {primary}
          {others && <div class="others">{others}</div>}
        </div>
      )}
    </>
  );
}
