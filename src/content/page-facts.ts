/** What every report of a page holds, whatever its standing. */
import type { LifecycleChange } from '../core/sighting/page-lifecycle';
import type { PageReport } from '../core/sighting/page-report';
import { readDevice } from './device';

/** One load of one document. */
export interface Load {
  readonly page: string;
  readonly loadedAt: number;
}

type Facts = Pick<PageReport, 'page' | 'loadedAt' | 'device' | 'arrival' | 'lifecycle' | 'used'>;

/**
 * The facts as they are now. `status`: as in PageLoad; it counts only for a page that fails. `spoken`: one of the page's
 * sockets spoke the handshake.
 */
export function pageFacts(
  { page, loadedAt }: Load,
  lifecycle: readonly LifecycleChange[],
  spoken: boolean,
  status = 0,
): Facts {
  return {
    page,
    loadedAt,
    device: readDevice(),
    arrival: {
      status,
      build:
        document.documentElement.getAttribute('data-openclaw-control-ui-build-id')?.slice(0, 60) ??
        (document.querySelector('openclaw-app') && ''),
      spoken,
    },
    lifecycle,
    used: navigator.userActivation?.hasBeenActive ?? false,
  };
}
