/**
 * From an event as an older version kept it to the same event as it is kept today, a version at a time. Only what a version
 * changed is looked at; whether the outcome is an event at all is for its schema to say.
 */
import * as z from 'zod/mini';

type Upgrade = (event: unknown) => unknown;

/** Version 3 calls things as the field does: a clear level was a rung, a change of a page's lifecycle a happening. */
const version2 = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('consented'), rung: z.unknown() }),
  z.looseObject({ type: z.literal('cleared'), report: z.looseObject({ rung: z.unknown() }) }),
  z.looseObject({ type: z.literal('witnessed'), happening: z.unknown() }),
]);

function from2(event: unknown): unknown {
  const { data } = version2.safeParse(event);
  switch (data?.type) {
    case 'consented': {
      const { rung, ...rest } = data;
      return { ...rest, level: rung };
    }
    case 'cleared': {
      const { rung, ...report } = data.report;
      return { ...data, report: { ...report, level: rung } };
    }
    case 'witnessed': {
      const { happening, ...rest } = data;
      return { ...rest, change: happening };
    }
    default:
      return event;
  }
}

/** By the version that they begin with. The first one kept events elsewhere (taken-over.ts), in the shape of the second. */
const UPGRADES: Readonly<Record<number, Upgrade>> = { 1: event => event, 2: from2 };

/** An event that a version kept, as it would be kept today. */
export function upgraded(event: unknown, version: number): unknown {
  const upgrade = UPGRADES[version];
  return upgrade ? upgraded(upgrade(event), version + 1) : event;
}
