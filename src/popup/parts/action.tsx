/** A button that does one thing. `data-action` is part of the contract with everything outside the source. */
import type { ComponentChildren } from 'preact';

export type ActionName =
  | 'run'
  | 'confirm'
  | 'cancel'
  | 'skip'
  | 'it-works'
  | 'still-failing'
  | 'answer'
  | 'copy-packet'
  | 'save-packet'
  | 'save-unsent'
  | 'copy-handoff'
  | 'copy-command'
  | 'copy-message'
  | 'detail'
  | 'keep-additions'
  | 'look-again'
  | 'reload'
  | 'pause-others'
  | 'open'
  | 'ask-permission'
  | 'past';

interface ActionProps {
  readonly name: ActionName;
  readonly onClick: () => unknown;
  /** It is the next thing to do. */
  readonly primary?: boolean;
  /** A way out that should not draw the eye. */
  readonly quiet?: boolean;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  readonly question?: string;
  readonly answer?: string;
  readonly children: ComponentChildren;
}

export function Action({
  name,
  onClick,
  primary,
  quiet,
  disabled,
  pressed,
  question,
  answer,
  children,
}: ActionProps) {
  return (
    <button
      type="button"
      class={primary ? 'primary' : quiet ? 'quiet' : undefined}
      data-action={name}
      data-question={question}
      data-answer={answer}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={() => void onClick()}
    >
      {children}
    </button>
  );
}
