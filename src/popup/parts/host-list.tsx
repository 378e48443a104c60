/** The hosts that can be cleared: those that the user is likely to mean in sight, the others below one line. */
import { useRef, useState } from 'preact/hooks';
import type { InventoryHost } from '../../platform/popup-messages';
import { say } from '../../platform/say';
import type { ClearDraft } from '../use-clearing';
import { HostChoice } from './host-choice';

/** Whoever owns a host can have any number of names below it: of what is not open now, so many stand in sight. */
const MOST_IN_SIGHT = 8;

export function HostList({ hosts, draft }: { hosts: readonly InventoryHost[]; draft: ClearDraft }) {
  const { ticked } = draft;
  const [open, setOpen] = useState(false);
  // What is ticked is never hidden, and moves from under nobody's pointer while the others are unfolded.
  const chosen = useRef(ticked);
  if (!open) chosen.current = ticked;
  const others = hosts.filter(host => host.role === 'other' && !host.open);
  const folded = others.slice(MOST_IN_SIGHT).filter(({ host }) => !chosen.current.has(host));
  const choice = (host: InventoryHost) => (
    <HostChoice
      key={host.host}
      found={host}
      ticked={ticked.has(host.host)}
      onToggle={() => draft.toggle(host.host)}
      onUnfold={() => draft.look(host.host)}
    />
  );
  return (
    <>
      {hosts.filter(host => !folded.includes(host)).map(choice)}
      {folded.length > 0 && (
        <details data-more={folded.length} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <summary>{open ? say('consent_fewer') : say('consent_more', String(folded.length))}</summary>
          <div>{folded.map(choice)}</div>
        </details>
      )}
    </>
  );
}
