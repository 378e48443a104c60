/** What the popup knows: the background's view of its tab, a way to command, and which of its own views is shown. */
import { useCallback, useLayoutEffect, useState } from 'preact/hooks';
import type { ShownIncident, View } from '../core/view/view';
import { command, watchView } from '../platform/ask';
import type { Command } from '../platform/messages';
import type { InventoryHost, Problem } from '../platform/popup-messages';

/** `first`: the one thing to do now. `choose` is there only while it is asked what to clear, `read` below `help`. */
export type Screen = 'first' | 'details' | 'help' | 'read' | 'choose';

/** What every view is drawn from. */
export interface Shown {
  readonly view: View;
  /** Sends a command; what went wrong is shown by the app. Resolves to the reply's inventory, if it has one. */
  readonly ask: (what: Command) => Promise<readonly InventoryHost[] | null>;
  /** What the last command met. */
  readonly problem: Problem | null;
  readonly go: (screen: Screen) => void;
}

/** An incident as the popup shows it. */
export interface Recovery extends Shown {
  readonly incident: ShownIncident;
}

/** The view of a tab, kept up to date; null until the first one came. */
export function useView(tab: number): View | null {
  const [view, setView] = useState<View | null>(null);
  useLayoutEffect(() => watchView(tab, setView), [tab]); // at once: an effect would wait for a frame to be drawn
  return view;
}

/** A commander for a tab and the incident in view, and the problem that its last command met. */
export function useCommand(tab: number, incident: string | undefined): Pick<Shown, 'ask' | 'problem'> {
  const [problem, setProblem] = useState<Problem | null>(null);
  const ask = useCallback(
    async (what: Command) => {
      const reply = await command(tab, what, incident);
      setProblem(reply.ok ? null : reply.problem);
      return (reply.ok && reply.inventory) || null;
    },
    [tab, incident],
  );
  return { ask, problem };
}

/** The chosen view, for as long as it is about the same thing. */
export function useScreen(about: string): [Screen, (screen: Screen) => void] {
  const [chosen, setChosen] = useState<{ about: string; screen: Screen }>({ about, screen: 'first' });
  const go = useCallback((screen: Screen) => setChosen({ about, screen }), [about]);
  return [chosen.about === about ? chosen.screen : 'first', go];
}
