/** The frame of a way's view, and what these views share. */
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { AskedWay } from '../../core/catalogue/ways';
import { keyPart } from '../../core/say';
import type { ShownFailure } from '../../core/view/view';
import { say } from '../../platform/say';
import { Action, type ButtonsOf, Primary } from '../parts/action';
import { Page } from '../parts/page';
import { usePassed } from '../parts/remaining';
import type { Recovery } from '../use-view';

/** What every way's view gets. */
export type WayProps = Recovery & { readonly failure: ShownFailure };

type Props = WayProps &
  ButtonsOf & { readonly way: AskedWay; readonly outcome?: string; readonly children: ComponentChildren };

export function WayPage({ way, children, ...props }: Props) {
  return (
    <Page {...props} shown={props} back={() => props.go('ways')} title={say(`way_${keyPart(way)}_title`)}>
      <section class="say-more" data-way-open={way}>
        {children}
      </section>
    </Page>
  );
}

/** Notes that this way was taken, once: who opens it is about to be approved by somebody. */
export function useAsked(way: AskedWay, { incident: { waiting }, ask }: WayProps): void {
  const isKnown = waiting?.way === way;
  useEffect(() => {
    if (!isKnown) void ask({ type: 'asked', way });
  }, [way, isKnown, ask]);
}

/** True where the page does not notice an approval by itself, so that the user has to say so. */
export function waitsForPress({ failure, incident: { active } }: WayProps): boolean {
  return !failure.retriesItself && active?.ranAt != null;
}

/** "It's approved", or "Ask again" once the request has run out. Both load the page. `second`: beside a main button. */
export function Approved({ failure, incident: { active }, ask, go, second }: WayProps & { second?: boolean }) {
  const isOver = usePassed(failure.request?.lapsesAt ?? null);
  if (!active) return null;
  const words = say(isOver ? 'waiting_ask_again' : 'way_approved');
  const confirm = () => {
    go('first');
    return ask({ type: 'confirm', step: active.step });
  };
  return second ? (
    <Action name="confirm" variant="second" onClick={confirm}>
      {words}
    </Action>
  ) : (
    <Primary name="confirm" onClick={confirm}>
      {words}
    </Primary>
  );
}
