/** The newest front end: a login gate that names its failure, and a shell that stays when the connection is lost. */
import { type Chat, makeChat } from './chat-shell.ts';
import { button, h } from './dom.ts';
import type { Actions, Failure, PageState, View } from './state.ts';

const TITLE = 'main — OpenClaw';

interface Wording {
  kind: string;
  tone: 'pending' | 'warn' | 'danger';
  title: string;
  summary: string;
  command?: string;
}

/** Kinds as coarse as the real ones: a dead device token and a missing token look the same. */
function wordingOf({ code, requestId }: Failure): Wording {
  const gateway = location.host;
  switch (code) {
    case 'PAIRING_REQUIRED':
      return {
        kind: 'pairing-required',
        tone: 'pending',
        title: 'Let this browser in',
        summary: `${gateway} accepted the token, but an owner has to approve this browser once.`,
        command: `openclaw devices approve ${requestId}`,
      };
    case 'AUTH_TOKEN_MISSING':
    case 'AUTH_PASSWORD_MISSING':
    case 'AUTH_DEVICE_TOKEN_MISMATCH':
      return {
        kind: 'auth-required',
        tone: 'warn',
        title: 'A secret is needed',
        summary: `${gateway} needs its token first.`,
        command: 'openclaw gateway auth-token --show',
      };
    case 'AUTH_RATE_LIMITED':
      return {
        kind: 'auth-rate-limited',
        tone: 'warn',
        title: 'Slow down',
        summary: 'Too many attempts failed. Wait before the next one.',
      };
    case 'CONTROL_UI_ORIGIN_NOT_ALLOWED':
      return {
        kind: 'origin-not-allowed',
        tone: 'danger',
        title: 'This address may not connect',
        summary: 'The gateway does not accept pages from this origin.',
      };
    case 'CONTROL_UI_DEVICE_IDENTITY_REQUIRED':
    case 'BROWSER_WEBSOCKET_SECURITY_ERROR':
      return {
        kind: 'insecure-context',
        tone: 'danger',
        title: 'No device identity',
        summary: 'The page has to be opened over https.',
      };
    case 'PROTOCOL_MISMATCH':
      return {
        kind: 'protocol-mismatch',
        tone: 'danger',
        title: 'Versions differ',
        summary: 'The page and the gateway do not speak the same protocol.',
      };
    case '':
      return {
        kind: 'network',
        tone: 'danger',
        title: 'No connection',
        summary: `${gateway} does not answer.`,
      };
    default:
      return {
        kind: 'auth-failed',
        tone: 'danger',
        title: 'A secret is needed',
        summary: `${gateway} rejected the token.`,
        command: 'openclaw dashboard --no-open',
      };
  }
}

/** What a newer login page offers: a short code for whoever can pair this browser, and its id to compare. */
function pairOffer(): HTMLElement[] {
  const { pairCode, browserId } = document.documentElement.dataset;
  if (!pairCode || !browserId) return [];
  const shown = h('p', {}, h('span', {}, 'Browser ID'), ' ', h('code', {}, browserId));
  return [h('h3', {}, 'Pair this browser'), h('code', {}, pairCode), shown];
}

/** Mounts the view in `root`. */
export function makeView(root: HTMLElement, actions: Actions): View {
  let chat: Chat | null = null;
  let status: HTMLElement | null = null;

  const showGate = (state: PageState, failure: Failure | null) => {
    chat = null;
    document.title = 'OpenClaw Control';
    root.replaceChildren(
      h(
        'openclaw-login-gate',
        {},
        h(
          'div',
          { class: 'login-gate' },
          h(
            'div',
            { class: 'login-gate__card', 'data-mode': 'status' },
            h('header', { class: 'login-gate__brand' }, h('span', { class: 'login-gate__brand-name' }, 'OpenClaw')),
            failure ? gateBody(wordingOf(failure), failure, state, actions) : h('p', {}, 'Connecting…'),
            ...pairOffer(),
          ),
        ),
      ),
    );
  };

  const showShell = (state: PageState) => {
    if (!chat) {
      chat = makeChat(actions.send);
      status = h('div', { class: 'sidebar-identity-card' });
      root.replaceChildren(
        h(
          'div',
          { class: 'shell' },
          h(
            'aside',
            { class: 'nav' },
            h('strong', {}, 'OpenClaw'),
            h('a', { class: 'nav-item active' }, 'main'),
            status,
          ),
          h('main', { class: 'content' }, chat.thread, chat.composer),
        ),
      );
      history.replaceState(null, '', `/chat/main${location.search}`);
    }
    const lost = state.phase !== 'connected';
    document.title = lost ? `(Disconnected) ${TITLE}` : TITLE;
    chat.composer.classList.toggle('agent-chat__input--offline', lost);
    chat.setEnabled(true, 'Message Assistant');
    status?.replaceChildren(gatewayStatus(lost, state.failure));
  };

  return {
    update: state => {
      // A page that was connected keeps its shell while it retries, whatever the reason.
      if (state.phase === 'connected' || (state.wasConnected && state.retrying)) showShell(state);
      else showGate(state, state.failure);
    },
    showHistory: (messages, draft) => chat?.showHistory(messages, draft),
    addMessage: message => chat?.addMessage(message),
  };
}

function gatewayStatus(lost: boolean, failure: Failure | null): HTMLElement {
  const hint =
    failure?.code === 'PAIRING_REQUIRED'
      ? failure.raw
      : `The connection was interrupted and comes back by itself. (WebSocket ${failure?.closeCode})`;
  return h(
    'openclaw-tooltip',
    { class: 'gateway-status-tooltip' },
    h(
      'span',
      { class: `gateway-status gateway-status--${lost ? 'reconnecting' : 'connected'}` },
      h('span', { class: 'gateway-status__label' }, lost ? 'Reconnecting…' : 'Connected'),
    ),
    lost && h('span', { id: 'openclaw-tooltip-1-description', hidden: '' }, hint),
  );
}

function gateBody(wording: Wording, failure: Failure, state: PageState, actions: Actions): HTMLElement {
  const { kind, tone, title, summary, command } = wording;
  const secret = h('input', { type: 'password', id: 'login-gate-credential', autocomplete: 'off' });
  secret.value = state.token;
  return h(
    'section',
    {
      class: 'login-gate__body login-gate__failure',
      role: 'status',
      'aria-live': 'polite',
      'data-kind': kind,
      'data-tone': tone,
    },
    h('h1', { class: 'login-gate__failure-title' }, title),
    h('p', { class: 'login-gate__failure-summary' }, summary),
    command
      ? h('div', { class: 'login-gate__command login-gate__command--hero' }, h('code', { translate: 'no' }, command))
      : null,
    state.retrying && h('p', { class: 'login-gate__failure-summary' }, 'This page tries again by itself.'),
    h('div', { class: 'login-gate__form' }, h('label', { for: 'login-gate-credential' }, 'Gateway secret'), secret),
    h(
      'div',
      { class: 'login-gate__actions' },
      button(state.retrying ? 'Check now' : 'Connect', () => actions.connect(secret.value), 'btn login-gate__connect'),
    ),
    h(
      'details',
      { class: 'login-gate__failure-detail' },
      h('summary', {}, 'Raw error'),
      h('div', { class: 'login-gate__failure-raw mono' }, failure.raw),
    ),
  );
}
