// @vitest-environment happy-dom
/** What a page's storage says about this browser, and what it cannot say. */
import { beforeEach, describe, expect, test } from 'vitest';
import { DEVICE_TOKEN_KEY, GATEWAY_TOKEN_KEY, IDENTITY_KEY } from '../core/clearing/stored-keys';
import { readDevice } from './device';

const ID = '0badcafe'.repeat(8);
const NOTHING = { keys: false, deviceId: null, known: false, token: false };

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe('a page', () => {
  test('of OpenClaw’s own that was never approved has its identity, and no token', () => {
    localStorage.setItem(IDENTITY_KEY, JSON.stringify({ deviceId: ID }));
    expect(readDevice()).toEqual({ keys: true, deviceId: ID, known: false, token: false });
  });

  test('that was approved has its tokens, under a key with the gateway’s address', () => {
    localStorage.setItem(IDENTITY_KEY, JSON.stringify({ deviceId: ID }));
    localStorage.setItem(`${DEVICE_TOKEN_KEY}:wss://c3-0108.c3.heyron.ai`, '{}');
    sessionStorage.setItem(`${GATEWAY_TOKEN_KEY}:wss://c3-0108.c3.heyron.ai`, 'secret');
    expect(readDevice()).toEqual({ keys: true, deviceId: ID, known: true, token: true });
  });

  test('of another front end keeps its things elsewhere: it says nothing', () => {
    localStorage.setItem('openclaw_auth', '{"token":"secret"}');
    expect(readDevice()).toEqual(NOTHING);
  });

  test('whose identity cannot be read says nothing either', () => {
    localStorage.setItem(IDENTITY_KEY, '{');
    expect(readDevice()).toEqual(NOTHING);
  });
});
