/** Which pages hear who asks to be let in, and what they heard: in the session's storage, where every worker finds it. */
import { type Hearing, hearingSchema } from '../core/presence/hearing';
import { queue } from '../platform/async';
import { session } from '../platform/storage';

const PREFIX = 'let-in:';

/** Changes run one after another: concurrent ones would overwrite each other. */
const hearingsInTurn = queue();

/** Every hearing, also one that is over until its user is done with it. */
export function hearings(): Promise<readonly Hearing[]> {
  return session.readAll(PREFIX, hearingSchema);
}

/**
 * Changes the hearing of a tab; null removes it. Resolves to the new one.
 * @throws StorageFailed when the browser could not write.
 */
export function changeHearing(tab: number, change: (now: Hearing | null) => Hearing | null): Promise<Hearing | null> {
  return hearingsInTurn(async () => {
    const before = await session.read(PREFIX + tab, hearingSchema);
    const now = change(before);
    if (now) await session.write(PREFIX + tab, now);
    else await session.remove(PREFIX + tab);
    return now;
  });
}

/** @throws StorageFailed when the browser could not write. */
export function forgetHearings(): Promise<void> {
  return hearingsInTurn(() => session.removeAll(PREFIX));
}
