/** The middle front end: a form with the raw error below it, which also replaces the app after a lost connection. */
import { type Chat, makeChat } from './chat-shell.ts';
import { button, h } from './dom.ts';
import type { Actions, PageState, View } from './state.ts';

/** Mounts the view in `root`. */
export function makeView(root: HTMLElement, actions: Actions): View {
  let chat: Chat | null = null;

  const showGate = (state: PageState) => {
    chat = null;
    const url = h('input', { placeholder: 'ws://127.0.0.1:18789' });
    url.value = `wss://${location.host}`;
    const token = h('input', { type: 'password', autocomplete: 'off' });
    token.value = state.token;
    root.replaceChildren(
      h(
        'div',
        { class: 'login-gate' },
        h(
          'div',
          { class: 'login-gate__card' },
          h('div', { class: 'login-gate__title' }, 'OpenClaw'),
          h(
            'div',
            { class: 'login-gate__form' },
            h('label', { class: 'field' }, h('span', {}, 'WebSocket URL'), url),
            h('label', { class: 'field' }, h('span', {}, 'Gateway Token'), token),
            button('Connect', () => actions.connect(token.value), 'btn primary login-gate__connect'),
          ),
          state.failure && h('div', { class: 'callout danger' }, h('div', {}, state.failure.raw)),
          // Always there: furniture that must not be read as an error.
          h(
            'div',
            { class: 'login-gate__help' },
            h('div', { class: 'login-gate__help-title' }, 'How to connect'),
            h('div', { class: 'login-gate__command' }, h('code', {}, 'openclaw dashboard')),
          ),
        ),
      ),
    );
  };

  const showShell = () => {
    chat = makeChat(actions.send);
    chat.setEnabled(true, 'Message Assistant (Enter to send)');
    root.replaceChildren(
      h(
        'div',
        { class: 'shell' },
        h('aside', { class: 'nav' }, h('strong', {}, 'OpenClaw'), h('a', { class: 'nav-item active' }, 'Chat')),
        h('main', { class: 'content' }, chat.thread, chat.composer),
      ),
    );
  };

  const path = `/chat?session=main${new URLSearchParams(location.search).has('quote') ? '&quote' : ''}`;
  history.replaceState(null, '', path);
  return {
    update: state => {
      if (state.phase === 'connected') showShell();
      else showGate(state);
    },
    showHistory: (messages, draft) => chat?.showHistory(messages, draft),
    addMessage: message => chat?.addMessage(message),
  };
}
