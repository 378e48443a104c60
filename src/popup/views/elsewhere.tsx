/** On a page that is none of ours: what Re-Pair is for, and the open pages that are. */
import type { OpenPage } from '../../core/view/elsewhere';
import { say } from '../../platform/say';
import { noteClick } from '../attention';
import { Action, Primary } from '../parts/action';
import { Frame } from '../parts/frame';
import type { Shown } from '../use-view';

export function Elsewhere(shown: Shown) {
  const { view, ask } = shown;
  const pages = view.openPages;
  const open = () => ask({ type: 'open', where: 'start-agent' });
  const common = { shown, picture: 'none', lead: say('idle_elsewhere_text') } as const;
  if (pages.length === 0)
    return (
      <Frame
        {...common}
        title={say('idle_elsewhere_title')}
        primary={
          <Primary name="open" onClick={open}>
            {say('idle_open_heyron')}
          </Primary>
        }
      />
    );
  return (
    <Frame
      {...common}
      title={say('idle_elsewhere_pages')}
      others={
        <Action name="open" variant="second" onClick={open}>
          {say('idle_open_heyron')}
        </Action>
      }
    >
      <ul class="all">
        {pages.map(page => (
          <li key={page.tab}>
            <Row page={page} onClick={() => ask({ type: 'show', page: page.tab })} />
          </li>
        ))}
      </ul>
    </Frame>
  );
}

function Row({ page: { host, tab, is }, onClick }: { page: OpenPage; onClick: () => unknown }) {
  return (
    <button
      type="button"
      class="pick"
      data-action="show"
      data-page={tab}
      onClick={() => {
        noteClick();
        void onClick();
      }}
    >
      <span translate={false}>{host}</span>
      <small>{is !== 'unseen' && say(`page_${is}`)}</small>
    </button>
  );
}
