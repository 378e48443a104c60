/** What is offered over a page that may be an agent's of one's own. */
import { isInPublic } from '../address/own-address';
import { shownSite } from '../address/shown-site';
import type { FailureKind } from '../catalogue/failures';
import { failureTitle } from './failure-title';
import { isReadable } from './own-meaning';
import type { Offer } from './view';

/** `pattern`: what the browser is asked for, of all the host's ports or of one. */
export function offerOf(
  { origin, pattern, kind }: { origin: string; pattern: string; kind: FailureKind | null },
  allPorts: boolean,
): Offer {
  return {
    ...{ site: shownSite(origin), hostName: new URL(origin).hostname, pattern, allPorts },
    fails: kind && failureTitle(kind, undefined),
    warns: [
      ...(isInPublic(origin) ? (['own_public'] as const) : []),
      ...(isReadable(origin) ? (['own_unencrypted'] as const) : []),
    ],
  };
}
