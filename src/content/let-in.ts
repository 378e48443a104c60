/**
 * Hears on a page's own connection who asks to be let in, for the minutes that the user has asked for and no longer. Of
 * everything else that arrives in that time it looks at the head of a frame, and reads nothing.
 */
import { deviceIdOf, requestIdOf } from '../core/address/ids';
import { MOST_MORE, platformOf } from '../core/sighting/asking';
import type { Ask, Heard } from '../core/sighting/heard';

const ABOUT_PAIRING = /"event"\s*:\s*"device\.pair\.(?:requested|resolved)"/;
/** The event's name is within this many characters, and no such event is longer than that. */
const HEAD_CHARS = 400;
const MOST_PARSED = 4_000;
/** Of more requests the oldest are only counted; so are all beyond so many between two reports. */
const MOST_ASKS = 20;
const MOST_BETWEEN_REPORTS = 50;
/** Requests that come faster are reported together. In ms. */
const REPORT_EVERY_MS = 1_000;

/**
 * Listens until `until` (epoch ms), until the connection ends, or until every request that it heard is answered; tells
 * each change, the end as well. Returns a function that ends it without a word.
 */
export function hear(ws: WebSocket, until: number, tell: (heard: Heard) => void): () => void {
  const done = new AbortController();
  const { signal } = done;
  /** By request id, oldest first. */
  const asks = new Map<string, Ask>();
  let uncounted = 0;
  let sinceReport = 0;
  let outcome: Heard['outcome'] = null;
  let reportedAt = 0;
  let nextReport: ReturnType<typeof setTimeout> | undefined;

  function report(ended: Heard['ended'] = null): void {
    nextReport = undefined;
    reportedAt = Date.now();
    sinceReport = 0;
    const ask = [...asks.values()].at(-1) ?? null;
    const more = Math.min(MOST_MORE, Math.max(0, asks.size - 1) + uncounted);
    tell({ ask, more, outcome, ended });
  }

  function reportSoon(): void {
    const wait = Math.min(REPORT_EVERY_MS, Math.max(0, reportedAt + REPORT_EVERY_MS - Date.now()));
    nextReport ??= setTimeout(report, wait);
  }

  function stop(): void {
    clearTimeout(nextReport);
    clearTimeout(timeIsOver);
    done.abort();
  }

  function end(why: NonNullable<Heard['ended']>): void {
    stop();
    report(why);
  }

  function onRequest({ requestId, deviceId, platform, ts }: Payload): void {
    const [request, device] = [requestIdOf(requestId), deviceIdOf(deviceId)];
    if (!request || !device || !Number.isFinite(ts)) return;
    for (const [id, ask] of asks) if (ask.deviceId === device) asks.delete(id); // it asks anew
    asks.set(request, {
      deviceId: device,
      platform: platformOf(platform),
      at: Math.min(ts as number, Date.now()),
    });
    const [oldest] = asks.keys();
    if (asks.size > MOST_ASKS && oldest !== undefined) {
      asks.delete(oldest);
      uncounted++;
    }
    outcome = null;
    reportSoon();
  }

  /** Also of a request that came before we listened: the user may have approved that one. */
  function onAnswer({ requestId, deviceId, decision }: Payload): void {
    const [request, device] = [requestIdOf(requestId), deviceIdOf(deviceId)];
    if (!request || !device || (decision !== 'approved' && decision !== 'rejected')) return;
    asks.delete(request);
    outcome = { deviceId: device, decision };
    if (asks.size + uncounted === 0) end('answered');
    else reportSoon();
  }

  const timeIsOver = setTimeout(end, until - Date.now(), 'time');
  ws.addEventListener(
    'message',
    ({ data, isTrusted }) => {
      if (!isTrusted || typeof data !== 'string') return;
      if (Date.now() >= until) return end('time'); // after a sleep the timer is late
      if (!ABOUT_PAIRING.test(data.slice(0, HEAD_CHARS)) || data.length > MOST_PARSED) return;
      if (++sinceReport > MOST_BETWEEN_REPORTS) {
        uncounted++;
        return reportSoon();
      }
      const { type, event, payload } = parse(data);
      if (type !== 'event' || typeof payload !== 'object' || payload === null) return;
      if (event === 'device.pair.requested') onRequest(payload);
      if (event === 'device.pair.resolved') onAnswer(payload);
    },
    { signal },
  );
  ws.addEventListener('close', ({ isTrusted }) => isTrusted && end('connection'), { signal });
  return stop;
}

/** The fields that are read of these events. Each can contain anything. */
interface Payload {
  readonly requestId?: unknown;
  readonly deviceId?: unknown;
  readonly platform?: unknown;
  readonly ts?: unknown;
  readonly decision?: unknown;
}

/** Nothing if the frame is not JSON. */
function parse(frame: string): {
  readonly type?: unknown;
  readonly event?: unknown;
  readonly payload?: Payload | null;
} {
  try {
    return JSON.parse(frame) ?? {};
  } catch {
    return {};
  }
}
