/** The ways, best first, a row each. */
import type { Way } from '../../core/catalogue/ways';
import { keyPart } from '../../core/say';
import { say } from '../../platform/say';
import { noteClick } from '../attention';
import { Action } from '../parts/action';
import { Drawn, Icon } from '../parts/icon';
import { Page } from '../parts/page';
import type { WayProps } from './way-page';

const ICONS: Readonly<Record<Way, string>> = {
  steps: 'M12 3.5a8.5 8.5 0 1 1-8.5 8.5M3.5 7v5h5',
  heyron:
    'M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-5.600-5.600L12 7.300M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 5.600 5.600l1.400-1.400',
  'other-browser':
    'M13 16.5H4.5a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2h9a2 2 0 0 1 2 2V9M2.5 8.500h13M16 9.500h3.500a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2H16a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2ZM17 17.800h1.500',
  'ask-agent':
    'M4 10.500A5.500 5.500 0 0 1 9.500 5h5a5.500 5.500 0 0 1 0 11.500H11l-4.500 3v-3.800A5.400 5.400 0 0 1 4 11ZM9 10.700h.01M12 10.700h.01M15 10.700h.01',
  support:
    'M12 3.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 0 0 0-17ZM12 8.500a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7ZM6 6l3.500 3.500M18 6l-3.500 3.500M6 18l3.500-3.500M18 18l-3.500-3.500',
  commands: 'M3.500 5.500h17v13h-17ZM7 10l2.500 2L7 14M12 15h4',
};

export function List(props: WayProps) {
  const { incident, failure, go } = props;
  return (
    <Page
      shown={props}
      back={() => go('first')}
      title={say(failure.served ? 'ways_title_server' : 'ways_title')}
      others={
        <Action name="details" variant="second" onClick={() => go('details')}>
          {say('ways_else')}
        </Action>
      }
    >
      <ul class="ways">
        {incident.ways.map((way, place) => (
          <li key={way}>
            <button
              type="button"
              class={place === 0 ? 'way best' : 'way'}
              data-way={way}
              onClick={() => {
                noteClick();
                take(way, props);
              }}
            >
              <span class="disc">
                <Drawn path={ICONS[way]} />
              </span>
              <span>
                <b>{say(`way_${keyPart(way)}_title`)}</b>
                <small>{say(`way_${keyPart(way)}_note`)}</small>
              </span>
              <Icon name="next" />
            </button>
          </li>
        ))}
      </ul>
    </Page>
  );
}

/** Opens the way's view. heyron's own steps and a new link have theirs already, which stand first then. */
function take(way: Way, { incident: { plan }, ask, go }: WayProps): void {
  if (way !== 'steps' && way !== 'heyron') {
    go(way);
    return;
  }
  go('first');
  const link = plan.steps.find(({ row }) => row.renewsCredential);
  const current = plan.steps.find(step => step.current);
  if (way === 'heyron' && link) void ask({ type: 'choose', step: link.step });
  else if (current?.row.waitsForApproval) void ask({ type: 'skip', step: current.step });
}
