/**
 * Watches one page: gathers what can be observed, judges it with the core, and tells the background what changed, once
 * it has held long enough to be believed.
 */
import { judge, type Verdict } from '../core/sighting/judge';
import { newest } from '../core/sighting/newest';
import type { PageLook, SocketReport } from '../core/sighting/observation';
import { holdFor, STABLE_AFTER_MS } from '../core/sighting/patience';
import type { Sighting } from '../core/sighting/sighting';
import { type Device, readDevice } from './device';
import { lookAt } from './look';
import { toSighting } from './to-sighting';

/** A message that found no worker is sent again after this long. In ms. */
const RESEND_AFTER_MS = 2_000;
/** A worker that never answers is not asked for ever. */
const MOST_RESENDS = 10;

/** How the watch reaches the world. */
interface Surroundings {
  readonly page: Document;
  readonly host: string;
  /** The HTTP status that the page was loaded with, 0 where unknown. */
  readonly status: number;
  /** Sends a sighting; resolves to false when nobody took it. */
  tell(sighting: Sighting): Promise<boolean>;
}

export class PageWatch {
  readonly #around: Surroundings;
  readonly #page = crypto.randomUUID();
  #loadedAt = Date.now();
  #socket: SocketReport | null = null;
  /** How many sockets of this page were refused: more than one means that the page tries again by itself. */
  #refusals = 0;
  /** What is to be seen, and since when; `#held` is the last verdict that held long enough. */
  #seen: Verdict = { state: 'undecided' };
  #since = Date.now();
  #held: Verdict = this.#seen;
  /** The report that `#held` was judged from. */
  #heldSocket: SocketReport | null = null;
  /** The verdict may not be told at present, so its time has not begun. */
  #paused = false;
  #look: PageLook;
  #device: Device;
  #told = '';
  #resends = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #resendTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(around: Surroundings) {
    this.#around = around;
    this.#look = lookAt(around.page, around.status);
    this.#device = readDevice();
  }

  /** What this page shows now. */
  sighting(): Sighting {
    const stable = this.#seen.state === 'connected' && Date.now() - this.#since >= STABLE_AFTER_MS;
    return toSighting({
      verdict: this.#held,
      socket: this.#heldSocket,
      look: this.#look,
      device: this.#device,
      stable,
      page: this.#page,
      loadedAt: this.#loadedAt,
      refusals: this.#refusals,
    });
  }

  /** Takes a report of the page's sockets. */
  hear(report: SocketReport): void {
    const believed = newest(this.#socket, report, this.#around.host);
    if (!believed || believed === this.#socket) return;
    if (believed.phase === 'refused' && believed.socket !== this.#socket?.socket) this.#refusals++;
    this.#socket = believed;
    this.assess();
  }

  /** The page came back from the back/forward cache: for every purpose a new load. */
  restored(): void {
    this.#loadedAt = this.#since = Date.now();
    this.assess();
  }

  /** Looks at the page, judges, and tells what is new; comes back by itself when a verdict has yet to hold. */
  assess(): void {
    // Nothing in a page overrides a standing connection, and looking at a busy chat is what costs.
    if (this.#socket?.phase !== 'accepted') this.#look = lookAt(this.#around.page, this.#around.status);
    this.#device = readDevice();
    const seen = judge({ host: this.#around.host, socket: this.#socket, look: this.#look });
    const hold = holdFor(seen, {
      online: navigator.onLine,
      hasSecondCredential: this.#refusals < 2 && this.#device.known,
    });
    if (this.#paused || isOther(seen, this.#seen)) this.#since = Date.now();
    this.#paused = hold === Number.POSITIVE_INFINITY;
    this.#seen = seen;
    const held = Date.now() - this.#since;
    if (held >= hold) {
      this.#held = seen;
      this.#heldSocket = this.#socket;
    }
    const until = held < hold ? hold : seen.state === 'connected' ? STABLE_AFTER_MS : 0;
    clearTimeout(this.#timer);
    if (Number.isFinite(until) && held < until) this.#timer = setTimeout(() => this.assess(), until - held);
    void this.#tellWhatIsNew();
  }

  /** Stops coming back. */
  stop(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#resendTimer);
  }

  async #tellWhatIsNew(): Promise<void> {
    const sighting = this.sighting();
    const words = JSON.stringify(sighting);
    if (words === this.#told) return;
    this.#told = words;
    const taken = await this.#around.tell(sighting);
    if (taken) this.#resends = 0;
    if (taken || words !== this.#told) return; // something newer was told meanwhile
    this.#told = '';
    clearTimeout(this.#resendTimer);
    if (this.#resends++ < MOST_RESENDS) this.#resendTimer = setTimeout(() => this.assess(), RESEND_AFTER_MS);
  }
}

/** A dropped connection stays the same drop, whatever words come with it. */
function isOther(seen: Verdict, before: Verdict): boolean {
  return seen.state !== before.state || ('kind' in seen && 'kind' in before && seen.kind !== before.kind);
}
