import { describe, expect, test } from 'vitest';
import { BEGIN, DEVICE_ID, REQUEST_ID, Story } from '../../testing/events';
import { waysFor } from './ways';

const known = { knownDevice: true, keys: true, keepsToken: true } as const;
const asking = { ...known, requestId: REQUEST_ID, deviceId: DEVICE_ID } as const;

function ways(story: Story) {
  const { failure } = story.state;
  if (!failure) throw new Error('nothing fails');
  return waysFor(story.plan, failure, story.state);
}

describe('the ways to be let in', () => {
  test('on a hosted agent that has a request in hand: whoever is in, the agent itself, support, and heyron’s own steps', () => {
    const story = new Story().fails('pairing-required', asking);
    expect(ways(story)).toEqual(['other-browser', 'ask-agent', 'support', 'steps']);
  });

  test.each(['scope-upgrade', 'role-upgrade', 'metadata-upgrade'] as const)('are the same for %s', kind => {
    expect(ways(new Story().fails(kind, asking))).toEqual(['other-browser', 'ask-agent', 'support', 'steps']);
  });

  test('for who runs the agent: its computer first, and no support', () => {
    const story = new Story().fails('pairing-required', asking).answers('who-runs-it', 'me');
    expect(ways(story)).toEqual(['commands', 'other-browser', 'ask-agent', 'steps']);
  });

  test('begin with heyron’s own steps where nothing waits to be approved', () => {
    const story = new Story().fails('pairing-required', known);
    expect(ways(story)).toEqual(['steps', 'support']);
  });

  test.each(['frozen', 'stalled', 'discarded'] as const)('begin with them where the page was %s before', what => {
    const story = new Story().fails('pairing-required', asking);
    story.witnesses({ what, from: BEGIN - 60_000, until: BEGIN, failedAt: BEGIN });
    expect(ways(story)[0]).toBe('steps');
  });

  test('begin with them where nobody knows whether it worked before; a strange front end may have no page of devices', () => {
    const story = new Story().fails('pairing-required', { keys: false, requestId: REQUEST_ID, deviceId: DEVICE_ID });
    expect(ways(story)).toEqual(['steps', 'ask-agent', 'support']);
  });

  test('leave the agent’s chat out where it is not set up, and where no device id would tell browsers apart', () => {
    const silent = new Story().fails('pairing-required', asking).answers('chat-answers', 'no');
    expect(ways(silent)).not.toContain('ask-agent');
    const unnamed = new Story().fails('pairing-required', { ...known, requestId: REQUEST_ID });
    expect(ways(unnamed)).toEqual(['other-browser', 'support', 'steps']);
  });

  test('begin with a new start from heyron where a link alone can let this browser in', () => {
    expect(ways(new Story().fails('token-missing', known))).toEqual(['heyron', 'support', 'steps']);
    expect(ways(new Story().fails('pairing-declined', known))[0]).toBe('heyron');
  });

  test('are none where nobody has to let it in', () => {
    for (const kind of ['gateway-unreachable', 'origin-not-allowed', 'rate-limited', 'clock-wrong'] as const)
      expect(ways(new Story().fails(kind)), kind).toEqual([]);
  });

  test('are none where what the page’s own server shows was refused', () => {
    expect(ways(new Story().fails('device-token-mismatch', { keys: false, served: true }))).toEqual([]);
  });
});
