/** A button that does one thing. `data-action` is part of the contract with everything outside the source. */
import type { ComponentChildren, VNode } from 'preact';
import { noteClick } from '../attention';

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
  | 'check-up'
  | 'ask-permission'
  | 'past'
  | 'open-beside'
  | 'settings'
  | 'details'
  | 'help'
  | 'read'
  | 'choose'
  | 'back';

/** These leave the view as it is: the focus stays with them. */
const STAYS: ReadonlySet<ActionName> = new Set([
  'answer',
  'copy-packet',
  'save-packet',
  'save-unsent',
  'copy-handoff',
  'copy-command',
  'copy-message',
  'detail',
  'open-beside',
  'settings',
  'keep-additions',
  'look-again',
  'check-up',
  'pause-others',
]);

export interface ActionProps {
  readonly name: ActionName;
  readonly onClick: () => unknown;
  /** How it looks: the view's other choice, or words in the text; bare where its place says so. */
  readonly look?: 'second' | 'text' | 'icon-button';
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  readonly question?: string;
  readonly answer?: string;
  /** Its name where it shows a sign alone. */
  readonly label?: string;
  readonly children: ComponentChildren;
}

export function Action({
  name,
  onClick,
  look,
  label,
  disabled,
  pressed,
  question,
  answer,
  children,
}: ActionProps) {
  return (
    <button
      type="button"
      class={look}
      data-action={name}
      data-question={question}
      data-answer={answer}
      aria-pressed={pressed}
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={() => {
        if (!STAYS.has(name)) noteClick();
        void onClick();
      }}
    >
      {children}
    </button>
  );
}

export interface PrimaryProps {
  readonly name: ActionName;
  readonly onClick: () => unknown;
  readonly disabled?: boolean;
  readonly children: string;
}

/** The one thing to do next. Another one is another button, so that the focus goes to the heading that says what it is for. */
export function Primary({ name, onClick, disabled, children }: PrimaryProps) {
  return (
    <button
      key={`${name} ${children}`}
      type="button"
      class="primary"
      data-action={name}
      disabled={disabled}
      onClick={() => {
        if (!STAYS.has(name)) noteClick();
        void onClick();
      }}
    >
      {children}
    </button>
  );
}

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
