/**
 * The catalogue of failures: one row a kind, which says what differs from the base. Other code never compares kinds; it
 * asks for the parts of a row (failure-row.ts). Only the wire words are elsewhere (failure-words.ts).
 */
import type { FailureRow } from './failure-row';
import type { Advice } from './shared-words';

/** What to check for every failure, and what else where a gateway does not trust a browser. */
const ANY: readonly Advice[] = ['mixed-addresses'];
const TRUST: readonly Advice[] = [...ANY, 'same-place', 'remote-route', 'after-restart', 'host-page'];

/** The parts without a default, required of each new kind. */
type Asked = 'mender' | 'verdict' | 'plan' | 'several';
/** A row as written: the required parts, and what differs from the base. */
type Difference = Pick<FailureRow, Asked> & Partial<FailureRow>;

/** What is true of a failure unless its row says otherwise: it claims and offers the least. */
const BASE: Omit<FailureRow, Asked> = {
  approval: false,
  credential: false,
  anyBrowser: false,
  sparesNew: false,
  silent: false,
  slowToShow: false,
  locked: false,
  unheard: false,
  needsHttps: false,
  mustList: null,
  settings: [],
  browser: null,
  begins: null,
  inPage: null,
  showsWords: false,
  endsWait: null,
  tells: null,
  ground: null,
  served: null,
  clearing: { levels: null, stored: 'gatewayToken', progress: null },
  advice: ANY,
};

/** A known device asks for more than it was granted; only the words tell what it asks for. */
const UPGRADE: Difference = {
  mender: 'owner',
  verdict: 'owner-must-approve',
  approval: true,
  browser: 'diagnosis_not_approved',
  tells: 'rights',
  plan: 'pending-upgrade',
  served: { words: 'asks', plan: 'server-asks' },
  several: false,
  clearing: { levels: null, stored: 'deviceToken', progress: null },
};

const ROWS = {
  'pairing-required': {
    mender: 'owner',
    verdict: 'owner-must-approve',
    approval: true,
    browser: 'diagnosis_not_approved',
    tells: 'unpaired',
    plan: { newHere: 'new-device', unsavedLink: 'open-link', asking: 'asks-again', usual: 'stale-state' },
    served: { words: 'asks', plan: 'server-asks' },
    several: true,
    clearing: { levels: [4, 4], stored: 'deviceToken', progress: 'progress_approval' },
    advice: [...TRUST, 'two-pairings'],
  },
  'scope-upgrade': UPGRADE,
  // A revoked device gets it as well (docs/openclaw.md, "Codes and reasons").
  'role-upgrade': { ...UPGRADE, tells: 'role' },
  'metadata-upgrade': UPGRADE,
  'token-mismatch': {
    mender: 'you',
    verdict: 'investigating',
    credential: true,
    sparesNew: true,
    browser: 'diagnosis_key_refused',
    tells: 'key',
    plan: 'credential',
    several: false,
    clearing: { levels: [2, 4], stored: 'gatewayToken', progress: null },
    advice: [...TRUST, 'restart-in-chat', 'own-field'],
  },
  'token-missing': {
    mender: 'you',
    verdict: 'investigating',
    credential: true,
    browser: 'diagnosis_no_key',
    tells: 'refused',
    plan: 'no-token',
    several: false,
    clearing: { levels: null, stored: 'gatewayToken', progress: 'progress_cleared' },
    advice: [...TRUST, 'own-field'],
  },
  'password-mismatch': {
    mender: 'you',
    verdict: 'investigating',
    // No `sparesNew`: pages also say it before anything was typed, as in every new window.
    inPage: { go: 'begin_go_to_page', cannot: 'begin_password_not_known' },
    plan: 'typed-password',
    several: false,
    advice: TRUST,
  },
  'device-token-mismatch': {
    mender: 'you',
    verdict: 'investigating',
    credential: true,
    sparesNew: true,
    browser: 'diagnosis_key_refused',
    tells: 'key',
    plan: 'credential',
    served: { words: 'refused', plan: 'server-refused' },
    several: false,
    clearing: { levels: [2, 4], stored: 'deviceToken', progress: null },
    advice: TRUST,
  },
  'device-identity-required': {
    mender: 'support',
    verdict: 'investigating',
    needsHttps: true,
    plan: 'no-identity',
    served: { words: 'refused', plan: 'server-refused' },
    several: false,
    clearing: { levels: null, stored: 'deviceToken', progress: null },
  },
  'bootstrap-token-invalid': {
    mender: 'you',
    verdict: 'investigating',
    credential: true,
    // No `sparesNew`: a code works once, so a private window that opens it again is refused by design.
    browser: 'diagnosis_link_refused',
    plan: 'spent-code',
    several: false,
    advice: [...TRUST, 'short-lived'],
  },
  'origin-not-allowed': {
    mender: 'support',
    verdict: 'not-this-browser',
    anyBrowser: true,
    mustList: 'origin',
    settings: ['gateway.controlUi.allowedOrigins'],
    ground: 'refuses-address',
    plan: 'refused-origin',
    several: true,
    advice: [...ANY, 'allowed-origins'],
  },
  'rate-limited': {
    mender: 'time',
    verdict: 'wait',
    anyBrowser: true,
    locked: true,
    ground: 'locked',
    plan: 'locked-out',
    several: false,
    advice: [...ANY, 'restart-in-chat'],
  },
  'version-mismatch': {
    mender: 'support',
    verdict: 'not-this-browser',
    anyBrowser: true,
    tells: 'stale',
    plan: 'wrong-version',
    several: false,
    advice: [...ANY, 'restart-in-chat', 'extensions-and-vpn'],
  },
  'gateway-unreachable': {
    mender: 'support',
    verdict: 'not-this-browser',
    anyBrowser: true,
    silent: true,
    plan: 'dead-gateway',
    several: true,
    advice: [...ANY, 'alive-in-chat', 'remote-route', 'extensions-and-vpn'],
  },
  unauthorized: {
    mender: 'you',
    verdict: 'investigating',
    credential: true,
    sparesNew: true,
    browser: 'diagnosis_key_refused',
    tells: 'refused',
    plan: 'credential',
    several: true,
    clearing: { levels: [2, 4], stored: 'gatewayToken', progress: null },
    advice: [...TRUST, 'own-field'],
  },
  'refused-unknown': {
    mender: 'support',
    verdict: 'investigating',
    showsWords: true,
    tells: 'refused',
    plan: 'unknown-refusal',
    several: true,
  },
  'host-misconfigured': {
    mender: 'support',
    verdict: 'not-this-browser',
    anyBrowser: true,
    settings: ['gateway.auth.mode', 'gateway.trustedProxies'],
    ground: 'set-up-wrong',
    plan: 'set-up-wrong',
    several: true,
    advice: [...ANY, 'gateway-settings'],
  },
  'sign-in-elsewhere': {
    mender: 'you',
    verdict: 'not-this-browser',
    settings: ['gateway.auth.mode'],
    plan: 'sign-in-first',
    served: { words: 'sign-in', plan: 'signs-in' },
    several: true,
    advice: [...ANY, 'sign-in-new-tab'],
  },
  'access-withdrawn': {
    mender: 'owner',
    verdict: 'not-this-browser',
    anyBrowser: true,
    ground: 'access-ended',
    plan: 'no-access',
    several: false,
  },
  'device-key-invalid': {
    mender: 'you',
    verdict: 'investigating',
    sparesNew: true,
    plan: 'spoilt-key',
    several: false,
    clearing: { levels: [2, 4], stored: 'identity', progress: null },
  },
  'clock-wrong': {
    mender: 'you',
    verdict: 'investigating',
    begins: 'begin_clock_set',
    plan: 'wrong-clock',
    several: false,
  },
  'gateway-starting': {
    mender: 'time',
    verdict: 'not-this-browser',
    anyBrowser: true,
    plan: 'starting',
    several: true,
  },
  'pairing-declined': {
    mender: 'owner',
    verdict: 'owner-must-approve',
    endsWait: 'declined',
    browser: 'diagnosis_not_approved',
    begins: 'begin_ask_again',
    tells: 'refused',
    plan: 'declined',
    several: false,
  },
  'pairing-expired': {
    mender: 'you',
    verdict: 'investigating',
    endsWait: 'expired',
    browser: 'diagnosis_not_approved',
    begins: 'begin_ask_again',
    tells: 'refused',
    plan: 'lapsed',
    several: false,
  },
  'connection-ended': {
    mender: 'you',
    verdict: 'investigating',
    tells: 'stale',
    plan: 'closed-connection',
    several: true,
    advice: [...ANY, 'several-tabs'],
  },
  'page-gave-up': {
    mender: 'you',
    verdict: 'investigating',
    tells: 'stale',
    plan: 'gave-up',
    several: false,
    advice: [...ANY, 'several-tabs'],
  },
  'restart-needed': {
    mender: 'support',
    verdict: 'not-this-browser',
    anyBrowser: true,
    ground: 'wants-restart',
    plan: 'needs-restart',
    several: true,
    advice: [...ANY, 'restart-in-chat'],
  },
  'app-not-started': {
    mender: 'you',
    verdict: 'investigating',
    sparesNew: true,
    silent: true,
    tells: 'stale',
    plan: 'did-not-start',
    several: true,
    clearing: { levels: [1, 1], stored: 'gatewayToken', progress: null },
    advice: [...ANY, 'alive-in-chat', 'extensions-and-vpn'],
  },
  'page-silent': {
    mender: 'you',
    verdict: 'investigating',
    sparesNew: true,
    silent: true,
    slowToShow: true,
    tells: 'stale',
    plan: 'stays-silent',
    several: true,
    advice: [...ANY, 'extensions-and-vpn', 'second-browser', 'alive-in-chat'],
  },
  'http-refused': {
    mender: 'support',
    verdict: 'not-this-browser',
    silent: true,
    ground: 'page-refused',
    plan: 'turned-away',
    several: true,
    advice: [...ANY, 'alive-in-chat', 'remote-route'],
  },
  'page-missing': {
    mender: 'support',
    verdict: 'not-this-browser',
    anyBrowser: true,
    ground: 'no-page',
    plan: 'without-page',
    several: true,
    advice: [...ANY, 'alive-in-chat', 'remote-route'],
  },
  'upgrade-refused': {
    mender: 'support',
    verdict: 'not-this-browser',
    anyBrowser: true,
    silent: true,
    ground: 'page-alone',
    plan: 'blocked-upgrade',
    several: true,
    advice: [...ANY, 'alive-in-chat', 'remote-route', 'extensions-and-vpn'],
  },
  'address-unusable': {
    mender: 'you',
    verdict: 'investigating',
    unheard: true,
    plan: 'bad-address',
    several: false,
  },
  limited: {
    mender: 'owner',
    verdict: 'owner-must-approve',
    ground: 'granted-little',
    plan: 'limited-access',
    several: false,
    advice: [...ANY, 'restart-in-chat'],
  },
} as const satisfies Record<string, Difference>;

export type FailureKind = keyof typeof ROWS;

/** The kinds, in the order of their rows. */
export const FAILURE_KINDS = Object.keys(ROWS) as readonly FailureKind[];

/** The complete row of each kind. */
export const FAILURES = Object.fromEntries(FAILURE_KINDS.map(kind => [kind, whole(ROWS[kind])])) as Readonly<
  Record<FailureKind, FailureRow>
>;

function whole(row: Difference): FailureRow {
  return { ...BASE, ...row };
}
