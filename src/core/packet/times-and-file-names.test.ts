import { expect, test } from 'vitest';
import { packetFileName } from './times-and-file-names';

test('names host and UTC time, whatever the local time is', () => {
  const now = Date.parse('2026-11-22T15:03:09.999+01:00');
  expect(packetFileName('c3-0108.c3.heyron.ai', now)).toBe('re-pair-c3-0108.c3.heyron.ai-20261122T140309Z');
});

test('keeps nothing in the name that a file system could take for a path', () => {
  expect(packetFileName('a/../b\\c:d heyron.ai', 0)).toBe('re-pair-a..bcdheyron.ai-19700101T000000Z');
});
