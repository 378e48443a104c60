/** Start of an agent's front end: identity, link, storage and socket of the generation that it imitates. */
import type { Generation } from '../generation.ts';
import { Connection } from './connection.ts';
import { openCredentials } from './credentials.ts';
import { h } from './dom.ts';
import { openIdentity } from './identity.ts';
import type { Actions, View } from './state.ts';
import { makeView as makeView20261 } from './view-2026-1.ts';
import { makeView as makeView20265 } from './view-2026-5.ts';
import { makeView as makeView20269 } from './view-2026-9.ts';
import { makeView as makeBannerView } from './view-banner.ts';

const VIEWS: Record<Generation, (root: HTMLElement, actions: Actions) => View> = {
  '2026.9': makeView20269,
  '2026.5': makeView20265,
  '2026.1': makeView20261,
  banner: makeBannerView,
  relay: makeBannerView,
};

async function start(): Promise<void> {
  const generation = document.documentElement.dataset.generation as Generation;
  const root = document.querySelector<HTMLElement>('openclaw-app, #app');
  if (!root) throw new Error('the page has no place for the app');

  if (generation === 'relay') await signIn(root);
  const credentials = openCredentials(generation);
  if (generation === '2026.9' || generation === '2026.5') navigator.serviceWorker.register('/sw.js');

  const view = VIEWS[generation](root, {
    connect: token => {
      if (token) credentials.acceptToken(token);
      connection.connect();
    },
    send: text => connection.send(text),
  });
  // A retry that changes nothing must not rebuild the page while the user works in it.
  let shown = '';
  const connection = new Connection(
    generation,
    credentials,
    generation === 'relay' ? NO_DEVICE : await openIdentity(),
    {
      onState: state => {
        const key = JSON.stringify(state);
        if (key !== shown) view.update(state);
        shown = key;
      },
      onHistory: view.showHistory,
      onMessage: view.addMessage,
    },
  );
  connection.connect();
}

/** The server adds its own device to what the page sends. */
const NO_DEVICE: Awaited<ReturnType<typeof openIdentity>> = { deviceId: '', sign: async params => params };

/** Waits for its own server's sign-in, and asks it now and then whether that still holds. */
async function signIn(root: HTMLElement): Promise<void> {
  const isSignedIn = async () => (await fetch('/api/status')).ok;
  setInterval(isSignedIn, 1_000);
  if (await isSignedIn()) return;
  const field = h('input', { type: 'password', 'aria-label': 'Password' });
  root.replaceChildren(h('form', {}, field, h('button', { type: 'submit' }, 'Sign in')));
  await new Promise<void>(resolve =>
    root.addEventListener('submit', async event => {
      event.preventDefault();
      if ((await fetch('/api/login')).ok) resolve();
    }),
  );
}

start();
