import { expect, test } from 'vitest';
import { situationOf, whoRuns } from './situation';

test.each([
  [{}, 'https://user-0241.c1.heyron.ai', 'hosted'],
  [{ 'who-runs-it': 'heyron' }, 'https://user-0241.c1.heyron.ai', 'hosted'],
  [{ 'who-runs-it': 'me' }, 'https://user-0241.c1.heyron.ai', 'own'],
  [{}, 'http://192.168.1.20:18789', 'own'],
  [{ 'who-runs-it': 'heyron' }, 'https://agent.example.com', 'own'],
] as const)('with the answers %j at %s the agent is %s', (answers, origin, situation) => {
  expect(situationOf(answers, origin)).toBe(situation);
});

test('at an address of one’s own the question answers itself; at heyron’s only its user does', () => {
  expect(whoRuns({}, 'http://192.168.1.20:18789')).toBe('me');
  expect(whoRuns({}, 'https://user-0241.c1.heyron.ai')).toBeUndefined();
});
