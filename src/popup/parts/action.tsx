/** The popup's buttons. `data-action` is a stable contract with code outside src. */
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
  | 'copy-agent-message'
  | 'copy-line'
  | 'copy-link'
  | 'copy-only'
  | 'copy-reminder'
  | 'ways'
  | 'message'
  | 'wait'
  | 'copy-command'
  | 'copy-message'
  | 'detail'
  | 'keep-additions'
  | 'piece'
  | 'look-again'
  | 'reload'
  | 'pause-others'
  | 'own-agent'
  | 'help-here'
  | 'show'
  | 'by-hand'
  | 'go-on'
  | 'open'
  | 'check-up'
  | 'let-in'
  | 'devices'
  | 'no-spare'
  | 'keep-data'
  | 'keep-awake'
  | 'copy-exception'
  | 'not-me'
  | 'done'
  | 'ask-permission'
  | 'past'
  | 'open-beside'
  | 'settings'
  | 'details'
  | 'help'
  | 'read'
  | 'choose'
  | 'back';

/** These do not change the view, so they keep the focus. */
const STAYS: ReadonlySet<ActionName> = new Set([
  'answer',
  'copy-packet',
  'save-packet',
  'save-unsent',
  'copy-command',
  'copy-line',
  'copy-link',
  'copy-message',
  'detail',
  'open-beside',
  'settings',
  'keep-additions',
  'piece',
  'look-again',
  'check-up',
  'pause-others',
]);

export interface ActionProps {
  readonly name: ActionName;
  readonly onClick: () => unknown;
  /**
   * The style: a secondary button, one in the main button's place that need not be pressed, a link in the text, or an
   * icon; without it, the surrounding CSS decides.
   */
  readonly variant?: 'second' | 'quiet' | 'text' | 'icon-button';
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  readonly question?: string;
  readonly answer?: string;
  /** The accessible name of a button that shows only an icon. */
  readonly label?: string;
  readonly children: ComponentChildren;
}

export function Action({ name, onClick, variant, label, disabled, pressed, question, answer, children }: ActionProps) {
  return (
    <button
      type="button"
      class={variant}
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

/**
 * The one thing to do next. Keyed by name and text: a new action is a new element, so the old one loses the focus, and
 * the focus goes to the new heading.
 */
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
  /** Above the main button: how long it takes and what it deletes. */
  readonly pre?: ComponentChildren;
  readonly primary?: VNode | false | null | undefined;
  /** One line below the main button: what pressing it means. */
  readonly under?: VNode | false | null | undefined;
  readonly others?: ComponentChildren;
}

/** `notSticky`: at a larger font, sticky buttons would cover the list of what is deleted. */
export function Buttons({ pre, primary, under, others, notSticky }: ButtonsOf & { notSticky?: boolean }) {
  if (!pre && !primary && !others) return null;
  return (
    <div class={notSticky ? 'do still' : 'do'}>
      {pre && <div class="pre">{pre}</div>}
      {primary}
      {under}
      {others && <div class="others">{others}</div>}
    </div>
  );
}
