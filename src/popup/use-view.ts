/** What the popup knows: the background's view of its tab, and a way to command. */
import { useCallback, useLayoutEffect, useState } from 'preact/hooks';
import type { ShownIncident, View } from '../core/view/view';
import { command, watchView } from '../platform/ask';
import type { Command } from '../platform/messages';
import type { InventoryHost, Problem } from '../platform/popup-messages';

/** An incident as the popup shows it. */
export interface Recovery {
  readonly view: View;
  readonly incident: ShownIncident;
  /** Sends a command; what went wrong is shown by the app. Resolves to the reply's inventory, if it has one. */
  readonly ask: (what: Command) => Promise<readonly InventoryHost[] | null>;
}

/** The view of a tab, kept up to date; null until the first one came. */
export function useView(tab: number): View | null {
  const [view, setView] = useState<View | null>(null);
  useLayoutEffect(() => watchView(tab, setView), [tab]); // at once: an effect would wait for a frame to be drawn
  return view;
}

/** A commander for a tab and the incident in view, and the problem that its last command met. */
export function useCommand(
  tab: number,
  incident: string | undefined,
): { ask: Recovery['ask']; problem: Problem | null } {
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
