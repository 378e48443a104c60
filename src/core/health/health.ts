/**
 * What is remembered of an agent's last healthy day: that this browser was let in, as which device, and by which
 * version. One small record an agent, overwritten; why a later failure happened follows from it (cause.ts).
 */
import * as z from 'zod/mini';
import { isSameGateway } from '../address/gateway-address';
import { KEPT_LIMITS } from '../sighting/limits';
import { deviceIdSchema } from '../sighting/sighting';

const text = (most: number) => z.string().check(z.maxLength(most));
const version = z.nullable(text(KEPT_LIMITS.version));
const deviceId = z.nullable(deviceIdSchema);

export const healthSchema = z.object({
  /** The agent: page origin, gateway address and cookie store, as an incident's. */
  origin: z.string().check(z.refine(origin => URL.canParse(origin))),
  gateway: z.string(),
  store: z.string(),
  /** When it was last seen connected and stable, in epoch ms. */
  at: z.number(),
  /** Since when it has been let in as this device. */
  since: z.number(),
  /** The browser's start in which that was (background/browser-start.ts); null if not known. */
  start: z.nullable(z.number()),
  deviceId,
  role: z.nullable(text(KEPT_LIMITS.name)),
  /** How many rights it was granted. */
  rights: z.nullable(z.number()),
  version,
  /** The page's build; empty for a page of OpenClaw that names none. */
  build: version,
  /** The host had a cookie that outlives the browser; null if not known. */
  cookies: z.nullable(z.boolean()),
  /** When Re-Pair itself last began to clear it; null if it did not since it was connected. */
  cleared: z.nullable(z.number()),
  /** This device took the place of another one, which Re-Pair had not cleared. */
  lost: z.boolean(),
  /** The last device and version that differed from these, and the browser's start in which they were seen last. */
  former: z.nullable(z.object({ deviceId, version, start: z.nullable(z.number()) })),
  /** How often device and version went back to the former ones. */
  turns: z.number(),
  /** The user was shown the exception that keeps heyron's data, and what came of it; absent if not. */
  exception: z.optional(
    z.object({
      /** When it was shown, in epoch ms. */
      at: z.number(),
      /** The start in which that was, or after which it was last seen to hold or was not to be judged. */
      start: z.nullable(z.number()),
      /** `held`: the agent was known after another start; `said`: and the user knows that. */
      stand: z.enum(['shown', 'held', 'said']),
    }),
  ),
});
export type Health = z.infer<typeof healthSchema>;

/** An agent's address and cookie store. */
export type AgentKey = Pick<Health, 'origin' | 'gateway' | 'store'>;

/** A stable connection as just seen. */
export type SeenHealthy = Omit<Health, 'since' | 'cleared' | 'lost' | 'former' | 'turns' | 'exception'>;

/** What did not change is written again after this long. In ms. */
const AGAIN_AFTER_MS = 60 * 60_000;
const MOST_RECORDS = 50;
/** A host's pages name port and gateway, so they could create any number. */
const MOST_RECORDS_OF_HOST = 4;
const FORGOTTEN_AFTER_DAYS = 90;
const DAY_MS = 86_400_000;

export function isSameAgent(one: AgentKey, { origin, gateway, store }: AgentKey): boolean {
  return one.origin === origin && one.store === store && isSameGateway(one.gateway, gateway, origin);
}

/** The record after a stable connection; null where there is nothing new to write. */
export function withHealth(known: Health | null, seen: SeenHealthy): Health | null {
  if (!known) return { ...seen, since: seen.at, cleared: null, lost: false, former: null, turns: 0 };
  const isRecent = Math.abs(seen.at - known.at) < AGAIN_AFTER_MS; // also after the clock was set back
  if (isRecent && known.cleared === null && tellsSame(known, seen)) return null;
  const isDevice = known.deviceId === seen.deviceId;
  const changed = !isDevice || known.version !== seen.version;
  const { former } = known;
  const exception = exceptionAfter(known, seen);
  const returns = changed && former?.deviceId === seen.deviceId && former.version === seen.version;
  return {
    ...seen,
    since: isDevice ? known.since : seen.at,
    cleared: null,
    lost: isDevice ? known.lost : known.deviceId !== null && seen.deviceId !== null && known.cleared === null,
    former: changed ? { deviceId: known.deviceId, version: known.version, start: known.start } : former,
    turns: known.turns + (returns ? 1 : 0),
    ...(exception && { exception }),
  };
}

/** What a connection says of the exception: it held once the agent knows the same device after another start. */
function exceptionAfter(known: Health, seen: SeenHealthy): Health['exception'] {
  const { exception, start, deviceId: id } = known;
  if (!exception || seen.start === null || seen.start === exception.start) return exception;
  const isJudged = start !== null && start !== seen.start && known.cleared === null && id !== null;
  if (!isJudged) return { ...exception, start: seen.start };
  if (id !== seen.deviceId) return undefined; // it did not hold, as the trouble's cause says
  return exception.stand === 'shown' ? { ...exception, stand: 'held', start: seen.start } : exception;
}

function tellsSame(known: Health, seen: SeenHealthy): boolean {
  const essence = ({ start, deviceId: id, role, rights, version: of, build }: SeenHealthy) =>
    JSON.stringify([start, id, role, rights, of, build]);
  return essence(known) === essence(seen);
}

/** The keys of the records to drop: those unseen for long, and the oldest of too many. */
export function forgottenHealth(all: ReadonlyMap<string, Health>, now: number): string[] {
  const ofHost = new Map<string, number>();
  let kept = 0;
  return [...all]
    .sort(([, one], [, other]) => other.at - one.at)
    .filter(([, { origin, at }]) => {
      const host = new URL(origin).hostname;
      const siblings = ofHost.get(host) ?? 0;
      const isKept =
        now - at <= FORGOTTEN_AFTER_DAYS * DAY_MS && kept < MOST_RECORDS && siblings < MOST_RECORDS_OF_HOST;
      if (!isKept) return true;
      kept++;
      ofHost.set(host, siblings + 1);
      return false;
    })
    .map(([key]) => key);
}
