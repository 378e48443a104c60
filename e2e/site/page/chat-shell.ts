/** The chat of a connected page: transcript and composer, shared by the views that keep or build it. */
import type { Message } from '../wire.ts';
import { button, h } from './dom.ts';

export interface Chat {
  thread: HTMLElement;
  composer: HTMLElement;
  textarea: HTMLTextAreaElement;
  /** Fills an empty transcript and an empty composer. */
  showHistory(messages: Message[], draft: string): void;
  addMessage(message: Message): void;
  setEnabled(enabled: boolean, placeholder: string): void;
}

/** Builds the two parts; `onSend` gets every message that the user sends. */
export function makeChat(onSend: (text: string) => void): Chat {
  const inner = h('div', { class: 'chat-thread-inner' });
  const thread = h('div', { class: 'chat-thread', role: 'log', 'aria-live': 'polite', tabindex: '0' }, inner);
  const textarea = h('textarea', { rows: '2', 'aria-label': 'Message' });
  const send = button('Send', () => submit(), 'btn primary');
  const composer = h('div', { class: 'agent-chat__input' }, textarea, send);

  const addMessage = ({ role, text }: Message) => {
    inner.append(h('div', { class: `chat-group ${role}` }, h('div', { class: 'chat-bubble' }, h('p', {}, text))));
    thread.scrollTop = thread.scrollHeight;
  };
  const submit = () => {
    const text = textarea.value.trim();
    if (!text) return;
    addMessage({ role: 'user', text });
    onSend(text);
    textarea.value = '';
  };
  textarea.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    submit();
  });

  return {
    thread,
    composer,
    textarea,
    showHistory: (messages, draft) => {
      if (inner.childElementCount > 0) return;
      messages.forEach(addMessage);
      if (!textarea.value) textarea.value = draft;
    },
    addMessage,
    setEnabled: (enabled, placeholder) => {
      textarea.disabled = !enabled;
      send.disabled = !enabled;
      textarea.placeholder = placeholder;
    },
  };
}
