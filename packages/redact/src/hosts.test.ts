import { expect, test } from 'vitest';
import { redactHosts } from './placeholder';

const KEY = 'a1b2c3d4e5f6a7b8c9d0e1f2';

test.each([
  [`https://${KEY}.heyron.ai/chat`, /^https:\/\/\[removed:\w{5}\]\.heyron\.ai\/chat$/],
  [`at "${KEY}.c3.heyron.ai"`, /^at "\[removed:\w{5}\]\.c3\.heyron\.ai"$/],
  [`c3.${KEY}.heyron.ai`, /^c3\.\[removed:\w{5}\]\.heyron\.ai$/],
])('a part of %s can only be a key', (text, left) => {
  expect(redactHosts(text)).toMatch(left);
});

test.each([
  'https://user-0241.c1.heyron.ai/chat',
  'https://averyveryveryverylongname.heyron.ai/', // no digit: a person chose it
  'https://12345678901234567890123.heyron.ai/',
  `x${KEY}x-y.heyron.ai`,
  KEY, // no host
])('no part of %s is a key', text => {
  expect(redactHosts(text)).toBe(text);
});
