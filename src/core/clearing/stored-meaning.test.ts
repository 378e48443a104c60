import { expect, test } from 'vitest';
import { meaningOf, meaningsOf } from './stored-meaning';

test.each([
  ['localStorage', 'openclaw-device-identity-v1', 'identity'],
  ['localStorage', 'openclaw.device.auth.v1', 'device-token'],
  ['localStorage', 'openclaw.device.auth.v1:wss://c3-0108.c3.heyron.ai', 'device-token'],
  ['sessionStorage', 'openclaw.control.token.v1:wss://c3-0108.c3.heyron.ai', 'gateway-token'],
  ['localStorage', 'openclaw.control.settings.v1', 'settings'],
  ['localStorage', 'openclaw.control.bootRecord.v1:wss://c3-0108.c3.heyron.ai', 'settings'],
  ['localStorage', 'openclaw.i18n.locale', 'settings'],
  ['indexedDB', 'openclaw-chat-snapshots', 'chats'],
  ['indexedDB', 'openclaw-control-ui', 'drafts'],
  ['sessionStorage', 'openclaw.control.chatComposer.v4:default', 'drafts'],
  ['cacheStorage', 'openclaw-control-2026.9.6', 'program'],
  ['cookies', 'sb-abcd-auth-token.0', 'session'],
  ['cookies', 'openclaw-device-identity-v1', null],
  ['localStorage', 'theme', null],
] as const)('%s %s is %s', (type, name, meaning) => {
  expect(meaningOf(type, name)).toBe(meaning);
});

test('a host’s meanings are told once each, the identity first', () => {
  expect(
    meaningsOf([
      { type: 'cookies', names: ['sb-x-auth-token.0', 'sb-x-auth-token.1', 'other'] },
      { type: 'localStorage', names: ['openclaw.i18n.locale', 'openclaw-device-identity-v1'] },
    ]),
  ).toEqual(['identity', 'settings', 'session']);
});
