/** A front end by somebody else: no markup of OpenClaw's, one alert line when something is wrong. */
import { makeChat } from './chat-shell.ts';
import { h } from './dom.ts';
import type { Actions, View } from './state.ts';

/** Mounts the view in `root`. */
export function makeView(root: HTMLElement, actions: Actions): View {
  const chat = makeChat(actions.send);
  const notices = h('div', {});
  root.replaceChildren(
    h('header', { class: 'banner-header' }, h('strong', {}, 'My agent')),
    notices,
    h('main', { class: 'content' }, chat.thread, chat.composer),
  );

  return {
    update: state => {
      const raw = state.failure?.raw;
      notices.replaceChildren(...(raw ? [h('div', { role: 'alert', class: 'banner' }, raw)] : []));
      chat.setEnabled(state.phase === 'connected', 'Write to your agent');
    },
    showHistory: chat.showHistory,
    addMessage: chat.addMessage,
  };
}
