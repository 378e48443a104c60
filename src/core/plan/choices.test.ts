import { describe, expect, test } from 'vitest';
import { failing, REQUEST_ID, Story } from '../../testing/events';
import type { FailureKind } from '../catalogue/failures';
import { STEP_IDS } from '../catalogue/steps';
import { reduce } from '../incident/reduce';
import type { Sighting } from '../sighting/sighting';
import { choicesFor, choosable } from './choices';
import { planFor } from './plan';

function warnings(kind: FailureKind, more: Partial<Sighting> = {}) {
  const { incident } = new Story().sees(failing(kind, more));
  const state = reduce(incident.events);
  if (!state.failure) throw new Error('nothing fails');
  const choices = choicesFor(planFor(state, incident), state.failure);
  return Object.fromEntries(choices.map(({ step, warning }) => [step, warning]));
}

describe('what can be chosen', () => {
  test('is every step, and the restart only for who can reach the machine', () => {
    expect(choosable('own')).toEqual(STEP_IDS);
    expect(choosable('hosted')).toEqual(STEP_IDS.filter(step => step !== 'restart-gateway'));
  });

  test('has no warning where nothing speaks against it', () => {
    expect(warnings('token-mismatch')['clear-site-data']).toBeNull();
  });

  test.each([
    ['a clearing while a request waits', 'scope-upgrade', { requestId: REQUEST_ID }, 'throws-request-away'],
    ['a clearing that the plan calls harmful', 'gateway-unreachable', {}, 'harmful'],
    ['a clearing that changes nothing', 'rate-limited', {}, 'pointless'],
  ] as const)('%s', (_, kind, more, warning) => {
    expect(warnings(kind, more)['clear-site-data']).toBe(warning);
  });

  test('a clearing after a private window, which stores nothing, failed in the same way', () => {
    const story = new Story().fails('token-mismatch').tries('private-window', 'still-failing', 'token-mismatch');
    const { failure } = story.state;
    if (!failure) throw new Error('nothing fails');
    const warned = choicesFor(story.plan, failure).filter(({ warning }) => warning === 'nothing-stored');
    expect(warned.map(({ step }) => step)).toEqual(['clear-site-data']);
  });

  test('a request that waits is thrown away by a clearing alone', () => {
    const { 'clear-site-data': _, ...others } = warnings('scope-upgrade', { requestId: REQUEST_ID });
    expect(Object.values(others)).not.toContain('throws-request-away');
  });

  test('a link is lost by a reload alone, and by none where the page stored it', () => {
    const more = { keepsToken: false, knownDevice: true, gatewayVersion: '2026.9.6' };
    const { 'hard-refresh': _, ...others } = warnings('pairing-required', more);
    expect(Object.values(others)).not.toContain('loses-link');
    expect(warnings('pairing-required', { ...more, keepsToken: true })['hard-refresh']).toBeNull();
  });

  test('a reload of a page that holds the token of its link in memory', () => {
    const more = { keepsToken: false, knownDevice: true, gatewayVersion: '2026.9.6' };
    expect(warnings('pairing-required', more)['hard-refresh']).toBe('loses-link');
  });
});
