/**
 * What happened to people in public, what fixed it there, and what Re-Pair makes of it. Each is a test of judgement and
 * plan, and docs/cases.md is generated from them. `oc` is the repository openclaw/openclaw.
 */
import type { FailureKind } from '../../src/core/catalogue/failures.ts';
import type { StepId } from '../../src/core/catalogue/steps.ts';
import type { Structure, Unwell } from '../../src/core/sighting/closer-look.ts';
import type { PageScan, Refusal, SocketReport } from '../../src/core/sighting/observation.ts';
import type { Sighting } from '../../src/core/sighting/sighting.ts';

/** What can be seen of a case, and what must follow. */
export interface Told {
  readonly refusal?: Partial<Refusal>;
  readonly socket?: Partial<SocketReport>;
  readonly look?: Partial<PageScan>;
  /** What a closer look finds, once that has lasted. */
  readonly structure?: Partial<Structure>;
  readonly unwell?: Partial<Unwell>;
  /** The status that its page was answered with. */
  readonly status?: number;
  /** What else its page tells. */
  readonly more?: Partial<Sighting>;
  /** Where the page's connection goes, if not to its own host. */
  readonly gateway?: string;
  readonly kind: FailureKind;
  /** What was tried without success, in order; `steps` begins with it. */
  readonly tried?: readonly StepId[];
  /** The first steps of a hosted user; all of them if they end with the report. */
  readonly steps: readonly StepId[];
}

export interface PublicCase {
  readonly what: string;
  readonly mended: string;
  readonly source: string;
  /** Null if Re-Pair does not recognise it yet, as `open` explains. */
  readonly told: Told | null;
  readonly open?: string;
}

const REQUEST = '0badcafe-0000-4000-8000-000000000000';
const KNOWN = { knownDevice: true, keepsToken: true };
const ACCEPTED = { phase: 'accepted', wasAccepted: true, closeCode: null } as const;

export const CASES: readonly PublicCase[] = [
  {
    what: 'Since 2026.8 a gateway refuses all traffic that comes through a proxy it does not know.',
    mended: 'The host sets `gateway.trustedProxies`.',
    source:
      'digitalocean/droplet-1-clicks#388, arjunkomath/openclaw-railway-template#96, vignesh07/clawdbot-railway-template#238, mrwulf/home-cluster#5029',
    told: {
      refusal: {
        code: 'AUTH_UNAUTHORIZED',
        authReason: 'proxy_attribution_required',
        nextStep: 'review_auth_configuration',
        message: 'unauthorized',
      },
      more: KNOWN,
      kind: 'host-misconfigured',
      steps: ['escalate'],
    },
  },
  {
    what: 'The gateway takes its users from a proxy’s sign-in, and saw none.',
    mended: 'Signing in at the proxy.',
    source: 'OpenClaw 2026.9.6, docs/web/dashboard.md',
    told: {
      refusal: {
        code: 'AUTH_IDENTITY_HEADER_REQUIRED',
        authReason: 'trusted_proxy_missing_header_x-forwarded-user',
        nextStep: 'review_auth_configuration',
        message: 'unauthorized',
      },
      more: KNOWN,
      kind: 'sign-in-elsewhere',
      steps: ['hard-refresh', 'sign-out-in', 'escalate'],
    },
  },
  {
    what: '“Gateway access is no longer active; ask a Gateway administrator to restore it.”',
    mended: 'An administrator restores it.',
    source: 'OpenClaw 2026.9.6, dist/operator-access-policy',
    told: {
      socket: {
        closeCode: 4001,
        closeReason: 'Gateway access is no longer active; ask a Gateway administrator to restore it.',
        wasAccepted: true,
      },
      more: KNOWN,
      kind: 'access-withdrawn',
      steps: ['escalate'],
    },
  },
  {
    what: 'After an upgrade that asks for a device, the token is valid and the browser has no pass.',
    mended: 'One approval, or the link of `openclaw dashboard`.',
    source: 'oc#118229, oc PR#118231',
    told: {
      refusal: {
        code: 'PAIRING_REQUIRED',
        reason: 'not-paired',
        message: 'pairing required',
        requestId: REQUEST,
      },
      more: { ...KNOWN, requestId: REQUEST },
      kind: 'pairing-required',
      steps: ['await-approval', 'hard-refresh'],
    },
  },
  {
    what: '`dangerouslyDisableDeviceAuth` was retired: every browser is asked to pair.',
    mended: 'One approval.',
    source: 'paperclipinc/openclaw-operator#600',
    told: {
      refusal: {
        code: 'PAIRING_REQUIRED',
        reason: 'not-paired',
        message: 'pairing required',
        requestId: REQUEST,
      },
      more: { requestId: REQUEST },
      kind: 'pairing-required',
      steps: ['fresh-pairing', 'escalate'],
    },
  },
  {
    what: 'A session that may only pair: “Secure this browser”.',
    mended: 'Finishing that in the page.',
    source: 'oc PR#112558',
    told: {
      socket: {
        phase: 'accepted',
        wasAccepted: true,
        granted: { role: 'operator', scopes: ['operator.pairing'] },
      },
      more: KNOWN,
      kind: 'limited',
      steps: ['fresh-link', 'escalate'],
    },
  },
  {
    what: 'Connected, and every action says “missing scope: operator.read”.',
    mended: 'Approving the scopes.',
    source: 'oc#46276, oc#78508, oc#50203, elewa-git/opencrane#149',
    told: {
      socket: { phase: 'accepted', wasAccepted: true, granted: { role: 'operator', scopes: [] } },
      more: KNOWN,
      kind: 'limited',
      steps: ['fresh-link', 'escalate'],
    },
  },
  {
    what: '`openclaw dashboard` prints no token.',
    mended: 'Depends on the version.',
    source: 'oc#72081',
    told: {
      refusal: {
        code: 'AUTH_TOKEN_MISSING',
        authReason: 'token_missing',
        nextStep: 'update_auth_configuration',
        message: 'unauthorized: gateway token missing (paste in Control UI settings)',
      },
      kind: 'token-missing',
      steps: ['fresh-link', 'sign-out-in', 'fresh-pairing', 'escalate'],
    },
    open: 'What the command prints is not seen here; who runs the agent is told what each version prints.',
  },
  {
    what: 'Behind a proxy, the link names ws://127.0.0.1, and the page asks to switch.',
    mended: 'Not switching.',
    source: 'oc#152524, oc PR#153477',
    told: {
      socket: { address: 'ws://127.0.0.1:18789', spoke: false },
      look: { shape: 'gate', label: 'network', text: 'disconnected (1006): no reason' },
      more: KNOWN,
      gateway: 'ws://127.0.0.1:18789',
      kind: 'gateway-unreachable',
      steps: ['wait', 'hard-refresh'],
    },
  },
  {
    what: '“device signature expired”: the clock was more than two minutes off.',
    mended: 'Setting the clock.',
    source: 'oc#24455, oc#29298, oc PR#116679',
    told: {
      refusal: {
        code: 'DEVICE_AUTH_SIGNATURE_EXPIRED',
        reason: 'device-signature-stale',
        message: 'device signature expired',
      },
      more: KNOWN,
      kind: 'clock-wrong',
      steps: ['hard-refresh', 'escalate'],
    },
  },
  {
    what: 'In 2026.3 the link’s token is lost on the way: “device identity required”.',
    mended: 'Opening the link again.',
    source: 'oc#39611, oc PR#40892',
    told: {
      refusal: { code: 'DEVICE_IDENTITY_REQUIRED', message: 'device identity required' },
      more: KNOWN,
      kind: 'device-identity-required',
      steps: ['fresh-link', 'escalate'],
    },
  },
  {
    what: '“Control UI did not start” after an upgrade of the image.',
    mended: '“Try again”.',
    source: 'oc#144057',
    told: {
      look: { shape: 'not-started', text: 'Control UI did not start' },
      more: KNOWN,
      kind: 'app-not-started',
      steps: ['hard-refresh', 'wait'],
    },
  },
  {
    what: 'Several tabs: the stream freezes, and sockets close with 1001.',
    mended: 'Closing tabs.',
    source: 'oc#147447',
    told: {
      socket: { closeCode: 1001, wasAccepted: true },
      more: KNOWN,
      kind: 'connection-ended',
      steps: ['hard-refresh', 'escalate'],
    },
  },
  {
    what: 'A password is never stored, and asked for at every load.',
    mended: 'Typing it.',
    source: 'oc#7978, oc#42463',
    told: {
      refusal: {
        code: 'AUTH_PASSWORD_MISSING',
        authReason: 'password_missing',
        nextStep: 'update_auth_configuration',
        message: 'unauthorized: gateway password missing (enter the password in Control UI settings)',
      },
      more: KNOWN,
      kind: 'password-mismatch',
      steps: ['escalate'],
    },
  },
  {
    what: 'The token is kept in its tab alone.',
    mended: 'The link, or typing the token again.',
    source: 'oc#151352',
    told: {
      refusal: {
        code: 'AUTH_TOKEN_MISSING',
        authReason: 'token_missing',
        nextStep: 'update_auth_configuration',
        message: 'unauthorized: gateway token missing (paste in Control UI settings)',
      },
      more: { knownDevice: true },
      kind: 'token-missing',
      steps: ['fresh-link', 'sign-out-in', 'fresh-pairing', 'escalate'],
    },
  },
  {
    what: '`devices approve` itself fails.',
    mended: 'Various.',
    source: 'oc#76956, oc#77195, coollabsio/openclaw#70',
    told: {
      refusal: {
        code: 'PAIRING_REQUIRED',
        reason: 'scope-upgrade',
        message: 'pairing required: device is asking for more scopes than currently approved',
        requestId: REQUEST,
      },
      more: { ...KNOWN, requestId: REQUEST },
      kind: 'scope-upgrade',
      steps: ['await-approval', 'escalate'],
    },
    open: 'What the command says is not seen here; beside it the text names the page in which to approve instead.',
  },
  {
    what: '“unknown requestId”: the page has filed a newer request.',
    mended: 'Approving the newest.',
    source: 'oc#97957, oc PR#124637',
    told: {
      refusal: {
        code: 'PAIRING_REQUIRED',
        reason: 'not-paired',
        message: 'pairing required',
        requestId: REQUEST,
      },
      more: { ...KNOWN, requestId: REQUEST },
      kind: 'pairing-required',
      steps: ['await-approval', 'hard-refresh'],
    },
  },
  {
    what: '“Do not clear site data while drafts need recovery.”',
    mended: 'Recovering them first.',
    source: 'OpenClaw 2026.9.6, docs/web/control-ui/offline-and-reconnect.md',
    told: {
      refusal: {
        code: 'CONTROL_UI_BUILD_MISMATCH',
        message: 'protocol mismatch: Control UI updated; reload this page to continue',
      },
      more: KNOWN,
      kind: 'version-mismatch',
      steps: ['hard-refresh', 'escalate'],
    },
  },
  {
    what: 'After an update the stored device token no longer counts.',
    mended: 'A link with `#token=`.',
    source: 'oc#88290',
    told: {
      refusal: {
        code: 'AUTH_DEVICE_TOKEN_MISMATCH',
        authReason: 'device_token_mismatch',
        nextStep: 'update_auth_credentials',
        message: 'unauthorized: device token mismatch (rotate/reissue device token)',
      },
      more: KNOWN,
      kind: 'device-token-mismatch',
      steps: ['fresh-link', 'sign-out-in'],
    },
  },
  {
    what: 'An outdated build of the page on a phone.',
    mended: 'Refreshing it.',
    source: 'oc PR#136979',
    told: {
      refusal: {
        code: 'PROTOCOL_MISMATCH',
        message: 'protocol mismatch: Control UI updated; reload this page to continue',
      },
      more: KNOWN,
      kind: 'version-mismatch',
      steps: ['hard-refresh', 'escalate'],
    },
  },
  {
    what: 'Two gateways at one origin overwrite each other’s tokens.',
    mended: 'The link of the right one.',
    source: 'oc#101351, oc PR#101352',
    told: {
      refusal: {
        code: 'AUTH_TOKEN_MISMATCH',
        authReason: 'token_mismatch',
        nextStep: 'update_auth_credentials',
        message: 'unauthorized: gateway token mismatch (paste it again)',
      },
      more: KNOWN,
      kind: 'token-mismatch',
      steps: ['fresh-link', 'sign-out-in'],
    },
  },
  {
    what: 'The gateway’s own tokens have drifted apart: every browser is refused, also a private window with a new link.',
    mended: 'Whoever runs the gateway brings its token in line and restarts it; clearing a browser changes nothing.',
    source: 'oc#22854',
    told: {
      refusal: {
        code: 'AUTH_TOKEN_MISMATCH',
        authReason: 'token_mismatch',
        nextStep: 'update_auth_credentials',
        message: 'unauthorized: gateway token mismatch (paste it again)',
      },
      more: KNOWN,
      kind: 'token-mismatch',
      tried: ['fresh-link', 'private-window'],
      steps: ['fresh-link', 'private-window', 'escalate'],
    },
  },
  {
    what: 'A page on https is pointed at a `ws:` address: the browser refuses to connect.',
    mended: 'The address with `wss:`.',
    source: 'oc PR#80510, openclaw-nerve#184, clawpanel#215',
    told: {
      look: {
        shape: 'gate',
        label: 'network',
        text: 'Browser refused the Gateway WebSocket for security reasons. Use wss:// when the Control UI is served over HTTPS/Tailscale Serve, or open the loopback dashboard at http://127.0.0.1:18789.',
      },
      more: KNOWN,
      kind: 'address-unusable',
      steps: ['fresh-link', 'escalate'],
    },
  },
  {
    what: '“disconnected (4008): connect failed” after a connection that stood, without a refusal.',
    mended: 'A link with the token, for some; open for others.',
    source: 'oc#13470, oc#30469, openclaw-termux#82, clawaid#1',
    told: {
      socket: { closeCode: 4008, closeReason: 'connect failed', wasAccepted: true },
      more: KNOWN,
      kind: 'page-gave-up',
      steps: ['hard-refresh', 'fresh-link', 'escalate'],
    },
  },
  {
    what: 'An update replaced the program of a running gateway: “gateway install changed”.',
    mended: 'A restart of the gateway.',
    source: 'OpenClaw 2026.9.6, dist/stale-install',
    told: {
      socket: { closeCode: 1011, closeReason: 'gateway install changed; run: openclaw gateway restart' },
      more: KNOWN,
      kind: 'restart-needed',
      steps: ['wait', 'escalate'],
    },
  },
  {
    what: 'Many people behind one address: “Gateway busy, retrying…”.',
    mended: 'Waiting.',
    source: 'OpenClaw’s main branch (GATEWAY_BUSY)',
    told: {
      socket: { spoke: false },
      look: { shape: 'gate', label: 'busy', text: 'Gateway busy, retrying…' },
      more: KNOWN,
      kind: 'gateway-starting',
      steps: ['wait', 'escalate'],
    },
  },
  {
    what: 'A broken image: every page is 503 “Control UI assets not found. Build them with …”; chat apps go on.',
    mended: 'A newer image.',
    source: 'oc#53096, oc#53101, oc#53102, oc#53136',
    told: {
      look: { shape: 'http-error', text: 'Control UI assets not found. Build them with `pnpm ui:build`.' },
      status: 503,
      more: KNOWN,
      kind: 'page-missing',
      steps: ['hard-refresh', 'escalate'],
    },
  },
  {
    what: 'HTTP 404 “Not Found” at the agent’s address itself.',
    mended: 'An update by the host.',
    source: 'oc#24465, oc#29525',
    told: {
      look: { shape: 'page-refused', text: 'Not Found' },
      status: 404,
      more: KNOWN,
      kind: 'page-missing',
      steps: ['hard-refresh', 'escalate'],
    },
  },
  {
    what: 'A host rewords the refusal: “Invalid or missing token. Visit https://…?token=…”.',
    mended: 'A link with the token; worse: deleting the container.',
    source: 'cloudflare/moltworker#58',
    told: {
      socket: {
        closeCode: 1008,
        closeReason: 'Invalid or missing token. Visit https://agent.example?token={REPLACE_WITH_YOUR_TOKEN}',
      },
      more: KNOWN,
      kind: 'token-missing',
      steps: ['fresh-link', 'sign-out-in'],
    },
  },
  {
    what: 'The proxy before the gateway wants a sign-in: “Proxy authentication required”.',
    mended: 'Signing in at the proxy.',
    source: 'OpenClaw 2026.9.6, dist/auth (trusted_proxy_user_missing)',
    told: {
      refusal: {
        code: 'AUTH_UNAUTHORIZED',
        authReason: 'trusted_proxy_user_missing',
        nextStep: 'review_auth_configuration',
        message: 'unauthorized',
      },
      look: { shape: 'gate', label: 'trusted-proxy', text: 'unauthorized' },
      more: KNOWN,
      kind: 'sign-in-elsewhere',
      steps: ['hard-refresh', 'sign-out-in', 'escalate'],
    },
  },
  {
    what: 'The proxy before the gateway names somebody who may not enter.',
    mended: 'Whoever manages the gateway allows that person again.',
    source: 'OpenClaw 2026.9.6, dist/auth (trusted_proxy_user_not_allowed)',
    told: {
      refusal: {
        code: 'AUTH_UNAUTHORIZED',
        authReason: 'trusted_proxy_user_not_allowed',
        nextStep: 'review_auth_configuration',
        message: 'unauthorized',
      },
      more: KNOWN,
      kind: 'access-withdrawn',
      steps: ['escalate'],
    },
  },
  {
    what: 'A white or black page, HTTP 200, which shows nothing and connects to nothing.',
    mended: 'A reload, a private window, extensions and VPN off.',
    source: 'heyron’s public guide “blank screen”; openclaw-cn#75',
    told: {
      structure: { undefinedApp: 'clawdbot-app' },
      more: KNOWN,
      kind: 'page-silent',
      steps: ['hard-refresh', 'private-window', 'escalate'],
    },
  },
  {
    what: '“Connecting…” for ever: the connection neither opens nor ends.',
    mended: 'A reload, another browser.',
    source: 'heyron’s public guide “Connecting… spinner”; openclaw-nerve#184',
    told: {
      structure: { words: 'Connecting…', socketWaits: true },
      more: KNOWN,
      kind: 'page-silent',
      steps: ['hard-refresh', 'private-window', 'escalate'],
    },
  },
  {
    what: 'Connected, and “missing scope: operator.read” in red, and `hello-ok` does not list any rights (2026.2, 2026.3).',
    mended: 'A newer gateway, or pairing anew.',
    source: 'oc#16862, oc#17153, oc#17682, oc#46583, oc#46689, oc#47820, oc#48569',
    told: {
      socket: ACCEPTED,
      unwell: { red: 'missing scope: operator.read' },
      more: KNOWN,
      kind: 'limited',
      steps: ['fresh-link', 'escalate'],
    },
  },
  {
    what: 'Connected, and the page asks to “Sign in to continue loading content”: the sign-in at a proxy is over.',
    mended: 'Signing in in a new tab.',
    source: 'oc PR#145040',
    told: {
      socket: ACCEPTED,
      unwell: { wantsSignIn: true },
      more: KNOWN,
      kind: 'sign-in-elsewhere',
      steps: ['hard-refresh', 'sign-out-in', 'escalate'],
    },
  },
  {
    what: 'Connected, and the gateway is suspended: every call is answered `UNAVAILABLE`, and the footer says so.',
    mended: 'Waiting until it is resumed.',
    source: 'OpenClaw 2026.9.6, docs/gateway/external-apps.md',
    told: {
      socket: ACCEPTED,
      unwell: { footer: 'suspended' },
      more: KNOWN,
      kind: 'gateway-starting',
      steps: ['wait', 'escalate'],
    },
  },
  {
    what: 'Firefox that never remembers history: pairing is required at every start.',
    mended: 'A profile that keeps site data; worse: clearing.',
    source: 'oc#113000, PR#114111, oc#57466',
    told: {
      refusal: { code: 'PAIRING_REQUIRED', reason: 'not-paired', message: 'pairing required', requestId: REQUEST },
      more: { requestId: REQUEST },
      kind: 'pairing-required',
      steps: ['fresh-pairing', 'escalate'],
    },
  },
  {
    what: 'Another front end, with a field of its own for the key: “Gateway error: unauthorized: gateway token missing”.',
    mended: 'The token, typed into that field.',
    source: 'mission-control#459',
    told: {
      look: { shape: 'banner', text: 'Gateway error: unauthorized: gateway token missing' },
      more: { keys: false },
      kind: 'token-missing',
      steps: ['fresh-link', 'sign-out-in'],
    },
  },
  {
    what: 'A front end whose own server is the device waits for its approval, and does not try again after it.',
    mended: 'One approval of that server, and a reload.',
    source: 'docs/openclaw.md, "Front ends whose server is the device" (openclaw-nerve 1.5)',
    told: {
      refusal: {
        code: 'PAIRING_REQUIRED',
        reason: 'not-paired',
        nextStep: 'wait_then_retry',
        message: 'pairing required: device is not approved yet',
        requestId: REQUEST,
      },
      more: { keys: false, served: true, requestId: REQUEST },
      kind: 'pairing-required',
      steps: ['await-approval', 'hard-refresh', 'escalate'],
    },
  },
];

/** docs/cases.md, in Markdown. */
export function casesDocument(): string {
  const rows = CASES.map(({ what, mended, source, told, open = '' }, index) => {
    const says = told
      ? `\`${told.kind}\`: ${told.steps.join(' → ')}${told.steps.at(-1) === 'escalate' ? '' : ' → …'}`
      : 'not told apart';
    return `| ${index + 1} | ${what} | ${mended} | ${says} | ${open} | ${source} |`;
  });
  return `# Public cases

What happened to people in public threads (\`oc\` is openclaw/openclaw), what mended it, and what Re-Pair now says to a
hosted user. Made from \`tools/docs/cases.ts\` (\`npm run docs\`), each of which is a test.

| # | What happened | What mended it | What Re-Pair says | Still open | Source |
| --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}
