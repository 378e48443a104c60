import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyEvents } from '../../testing/arbitrary-events';
import { PACKET_CONTEXT, Story } from '../../testing/events';
import { buildPacket } from './build';
import type { Packet } from './model';
import { percentAt, pictureOf } from './timeline-picture';

function packetOf(story: Story): Packet {
  const packet = buildPacket(story.incident, PACKET_CONTEXT);
  if (!packet) throw new Error('no packet');
  return packet;
}

test('a connection holds until the next is seen, a sleep has its length, and each step its time', () => {
  const story = new Story()
    .fails('gateway-unreachable')
    .tries('wait', 'still-failing')
    .ends('right-gateway', 'skipped')
    .connects();
  const failedAt = story.events[0]?.at ?? 0;
  story.witnesses({ what: 'frozen', from: failedAt - 60_000, until: failedAt - 1_000, failedAt });
  const picture = pictureOf(packetOf(story));
  expect(picture?.from).toBe(failedAt - 60_000);
  expect(picture?.connection.map(({ state }) => state)).toEqual(['failing', 'connected']);
  expect(picture?.connection[0]?.until).toBe(picture?.connection[1]?.from);
  expect(picture?.connection[1]?.until).toBe(PACKET_CONTEXT.now);
  expect(picture?.lifecycle).toEqual([{ change: 'frozen', from: failedAt - 60_000, until: failedAt - 1_000 }]);
  expect(picture?.steps.map(({ step, result }) => [step, result])).toEqual([
    ['wait', 'still-failing'],
    ['right-gateway', 'skipped'],
  ]);
});

test('a step that is under way lasts until now', () => {
  const picture = pictureOf(packetOf(new Story().fails('token-missing').starts('fresh-link').ran('fresh-link')));
  expect(picture?.steps).toMatchObject([{ step: 'fresh-link', result: 'running', until: PACKET_CONTEXT.now }]);
});

test('whatever happened, everything stands inside the picture', () => {
  fc.assert(
    fc.property(anyEvents, events => {
      const packet = buildPacket({ ...new Story().incident, events }, PACKET_CONTEXT);
      const picture = packet && pictureOf(packet);
      if (!picture) return;
      for (const { from, until } of [...picture.connection, ...picture.lifecycle, ...picture.steps])
        for (const at of [from, until]) {
          const place = percentAt(picture, at);
          expect(place).toBeGreaterThanOrEqual(0);
          expect(place).toBeLessThanOrEqual(100);
        }
    }),
    { numRuns: 200 },
  );
});
