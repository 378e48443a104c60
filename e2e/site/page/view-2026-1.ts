/** The oldest front end: no gate, the whole app with a danger pill in its header and a callout above the chat. */
import { makeChat } from './chat-shell.ts';
import { h } from './dom.ts';
import type { Actions, View } from './state.ts';

/** Mounts the view in `root`. */
export function makeView(root: HTMLElement, actions: Actions): View {
  const chat = makeChat(actions.send);
  const health = h('span', { class: 'mono' });
  const meta = h('div', { class: 'page-meta' });
  const notices = h('div', {});
  root.replaceChildren(
    h(
      'div',
      { class: 'shell shell--chat' },
      h('aside', { class: 'nav' }, h('strong', {}, 'OPENCLAW'), h('a', { class: 'nav-item active' }, 'Chat')),
      h(
        'main',
        { class: 'content content--chat' },
        h(
          'section',
          { class: 'content-header' },
          h('div', { class: 'page-title' }, 'Chat'),
          h('div', { class: 'pill' }, h('span', {}, 'Health '), health),
          meta,
        ),
        h('section', { class: 'card chat' }, notices, chat.thread, chat.composer),
      ),
    ),
  );
  const path = `/chat?session=main${new URLSearchParams(location.search).has('quote') ? '&quote' : ''}`;
  history.replaceState(null, '', path);

  return {
    update: state => {
      const connected = state.phase === 'connected';
      const raw = state.failure?.raw;
      health.textContent = connected ? 'OK' : 'Offline';
      meta.replaceChildren(...(raw ? [h('div', { class: 'pill danger' }, raw)] : []));
      notices.replaceChildren(
        ...(connected ? [] : [h('div', { class: 'callout' }, 'Disconnected from gateway.')]),
        ...(raw ? [h('div', { class: 'callout danger' }, raw)] : []),
      );
      chat.setEnabled(connected, connected ? 'Message' : 'Connect to the gateway to start chatting…');
    },
    showHistory: chat.showHistory,
    addMessage: chat.addMessage,
  };
}
