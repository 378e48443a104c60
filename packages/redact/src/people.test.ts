/** What identifies or locates a person, to its exact bounds, and what only looks like it. */
import { describe, expect, test } from 'vitest';
import { redact } from './redact';

/** A text; what must be removed is between § and §. */
test.each([
  'to §alice@mail.example§.',
  'said "hello there" to §bob@mail.example§, twice',
  'to §"alice smith"@mail.example§!',
  'to §a+b@laptop§ only',
  '§anna.b@mail.example§ and §carl@mail.example§',
  'see https://h.heyron.ai/ or §anna.b@mail.example§',
  'https://x.example/?mail=§anna.b@mail.example§',
  'wss://§xK3vQ9mN2p§@h.heyron.ai/ws',
  'https://§bob:xK3vQ9mN2p§@h.heyron.ai/',
  'in /home/§alice§/agent and ~§bob§/agent',
  'call §+1234567§ or §(030) 1234§',
  'call §123 456 789§',
  'from §203.0.113.7§ and §2001:db8:85a3:1:2:8a2e:370:7334§',
  'from §a4:b1:c2:d3:e4:f5§',
  'from §de:ad:be:ef:ca:fe§, without any digit',
])('%s', text => {
  const told = redact(text.replaceAll('§', ''));
  expect(told.replace(/\[removed:\w+\]/g, '§')).toBe(text.replace(/§[^§]*§/g, '§'));
});

describe('nobody is told of', () => {
  test.each([
    'write to support@heyron.ai, or clone git@github.com',
    'follow @heyron.ai there',
    'npm install @openclaw/gateway',
    'user@ was typed',
    'wow!@bob said so',
    'in /home/node/.openclaw and ~openclaw/agent',
    'between 2026-11-28 2026-11-29 it failed',
    'on 12-345-678 and 555-1234 and 51 0123 45',
    'build 300.1.2.3, 256.1.2.3 and 1.2.3.400',
    'at 08:06:33, on ::1 as on 127.0.0.1',
    'bound to ::ffff alone',
  ])('%s', text => {
    expect(redact(text)).toBe(text);
  });
});
