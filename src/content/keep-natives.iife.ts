/**
 * Runs in the page's own world before page-hook.iife.ts, where our scripts may be on more ports than their user added
 * (stand-back.iife.ts). It keeps what the hook replaces, and puts that back when told to.
 */
import { STANDING_BACK } from './channel';

/** While we wait, a page could answer in the content script's place. In ms. */
const LONGEST_WAIT_MS = 10_000;

const page = document;
const NativeWebSocket = window.WebSocket;
const { toString: nativeSource } = Function.prototype;

function onName(event: Event): void {
  const { detail } = event as CustomEvent<string | null>;
  if (!detail) return; // our own question
  stopListening();
  event.preventDefault();
  page.addEventListener(detail, putBack, { once: true });
}

function putBack(): void {
  window.WebSocket = NativeWebSocket;
  NativeWebSocket.prototype.constructor = NativeWebSocket;
  Function.prototype.toString = nativeSource;
}

function stopListening(): void {
  page.removeEventListener(STANDING_BACK, onName);
}

page.addEventListener(STANDING_BACK, onName);
page.dispatchEvent(new CustomEvent(STANDING_BACK));
setTimeout(stopListening, LONGEST_WAIT_MS);
