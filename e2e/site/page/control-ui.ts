/** Start of an agent's front end: identity, link, storage and socket of the generation that it imitates. */
import type { Generation } from '../generation.ts';
import { Connection } from './connection.ts';
import { openCredentials } from './credentials.ts';
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
};

async function start(): Promise<void> {
  const generation = document.documentElement.dataset.generation as Generation;
  const root = document.querySelector<HTMLElement>('openclaw-app, #app');
  if (!root) throw new Error('the page has no place for the app');

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
  const connection = new Connection(generation, credentials, await openIdentity(), {
    onState: state => {
      const key = JSON.stringify(state);
      if (key !== shown) view.update(state);
      shown = key;
    },
    onHistory: view.showHistory,
    onMessage: view.addMessage,
  });
  connection.connect();
}

start();
