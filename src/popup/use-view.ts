/** The popup's state: the background's view of its tab, commands to the background, and the chosen screen. */
import { useCallback, useLayoutEffect, useState } from 'preact/hooks';
import type { AskedWay } from '../core/catalogue/ways';
import type { ShownIncident, View } from '../core/view/view';
import type { InventoryHost, Problem } from '../platform/replies';
import type { Command } from '../platform/requests';
import { NO_REPLY, ask as request, watchView } from '../platform/send-request';

/** `first`: the one thing to do now; `ways`: who can let this browser in, then one of them. `choose` exists only while the user decides what to clear; `read` is in `help`. */
export type Screen = 'first' | 'details' | 'help' | 'read' | 'choose' | 'ways' | 'keep-data' | AskedWay;

/** The props of every view. */
export interface Shown {
  readonly view: View;
  /** Sends a command; the app shows its problem, if any. Resolves to the reply's inventory, or null. */
  readonly ask: (what: Command) => Promise<readonly InventoryHost[] | null>;
  /** What went wrong with the last command. */
  readonly problem: Problem | null;
  readonly go: (screen: Screen) => void;
}

/** An incident as the popup shows it. */
export interface Recovery extends Shown {
  readonly incident: ShownIncident;
}

/** The live view of a tab; null before the first one. */
export function useView(tab: number): View | null {
  const [view, setView] = useState<View | null>(null);
  useLayoutEffect(() => watchView(tab, setView), [tab]); // useEffect would wait for a paint
  return view;
}

/** The function that sends commands for a tab and incident, and the problem of the last command. */
export function useCommand(tab: number, incident: string | undefined): Pick<Shown, 'ask' | 'problem'> {
  const [problem, setProblem] = useState<Problem | null>(null);
  const ask = useCallback(
    async (command: Command) => {
      const reply = await request('command', { tab, command, incident }, NO_REPLY);
      setProblem(reply.ok ? null : reply.problem);
      return (reply.ok && reply.inventory) || null;
    },
    [tab, incident],
  );
  return { ask, problem };
}

/** The chosen screen; `first` again when `about` changes. */
export function useScreen(about: string): [Screen, (screen: Screen) => void] {
  const [chosen, setChosen] = useState<{ about: string; screen: Screen }>({ about, screen: 'first' });
  const go = useCallback((screen: Screen) => setChosen({ about, screen }), [about]);
  return [chosen.about === about ? chosen.screen : 'first', go];
}
