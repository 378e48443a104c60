/** The hosts that can be cleared: the likely ones visible, the others folded. */
import { useRef, useState } from 'preact/hooks';
import type { InventoryHost } from '../../platform/replies';
import { say } from '../../platform/say';
import type { ClearDraft } from '../use-clearing';
import { HostChoice } from './host-choice';

/** Visible hosts among those not open now: a host's owner can create any number of subdomains. */
const MOST_IN_SIGHT = 8;

export function HostList({ hosts, draft }: { hosts: readonly InventoryHost[]; draft: ClearDraft }) {
  const { ticked } = draft;
  const [open, setOpen] = useState(false);
  // A ticked host is never hidden, and no host moves under the pointer while the list is unfolded.
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
      onUnfold={() => draft.inspect(host.host)}
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
