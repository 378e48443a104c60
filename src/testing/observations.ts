/** Observations for tests, from the few fields that a test is about. */
import type { CloserLook, Structure } from '../core/sighting/closer-look';
import type { PageScan, Refusal, SocketReport } from '../core/sighting/observation';

/** The host of the page that a test watches, and its gateway. */
export const HOST = 'c3-0108.c3.heyron.ai';
export const GATEWAY = `wss://${HOST}/`;

/** The top page of its tab, as the browser identifies the sender. */
export const TOP = { host: HOST, origin: `https://${HOST}`, frame: 0 } as const;

/** A page that shows no trouble. */
export const NOTHING: PageScan = {
  shape: 'none',
  text: null,
  label: null,
  retriesItself: false,
};

const REFUSAL: Refusal = {
  message: '',
  code: null,
  reason: null,
  authReason: null,
  requestId: null,
  deviceId: null,
  nextStep: null,
  retryAfterMs: null,
  role: null,
  scopes: [],
};

/** A refusal with these fields. */
export function refusal(fields: Partial<Refusal>): Refusal {
  return { ...REFUSAL, ...fields };
}

/** A socket of the page to its own gateway that spoke the handshake and closed. */
export function report(fields: Partial<SocketReport> = {}): SocketReport {
  return {
    socket: 1,
    address: GATEWAY,
    first: true,
    phase: 'closed',
    spoke: true,
    wasAccepted: false,
    closeCode: 1006,
    closeReason: '',
    refusal: null,
    granted: null,
    ...fields,
  };
}

/** A socket on which hello-ok came. */
export function accepted(fields: Partial<SocketReport> = {}): SocketReport {
  return report({ phase: 'accepted', wasAccepted: true, closeCode: null, ...fields });
}

/** A socket whose `connect` was refused. */
export function refused(fields: Partial<Refusal>, socket = 1): SocketReport {
  return report({ phase: 'refused', closeCode: null, refusal: refusal(fields), socket });
}

/** A blank page of an agent, seen from its start. */
export const STRUCTURE: Structure = {
  status: 200,
  isHtml: true,
  isApp: true,
  seenFromStart: true,
  hasScripts: false,
  words: '',
  hasFields: false,
  hasControls: false,
  hasPictures: false,
  spins: false,
  undefinedApp: null,
  socketWaits: false,
};

/** A closer look at a blank page that has only just come. */
export function looked(structure: Partial<Structure> = {}, more: Partial<CloserLook> = {}): CloserLook {
  return {
    structure: { ...STRUCTURE, ...structure },
    silentMs: 0,
    unwell: { red: null, footer: null, wantsSignIn: false },
    unwellMs: 0,
    ...more,
  };
}
