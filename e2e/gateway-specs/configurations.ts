/** The configurations of real gateways whose causes are tried, one gateway each. */
import type { JsonObject } from '../gateway/config.ts';
import type { RealOptions } from '../worlds/real-gateway.ts';
import { approvePage, bare, type Cause, open, type Stage } from './cause.ts';
import { BEFORE_IT, USUAL } from './usual-causes.ts';

/** A gateway that takes its users from a proxy. It rejects a token besides, but takes a password for its machine. */
const proxied = (more: JsonObject): RealOptions => ({
  auth: 'password',
  patch: {
    gateway: {
      auth: {
        mode: 'trusted-proxy',
        trustedProxy: {
          userHeader: 'x-forwarded-user',
          requiredHeaders: ['x-signed-in'],
          allowLoopback: true,
          ...more,
        },
      },
    },
  },
});

/** The page of a user with that name, whom the edge has signed in. */
const signedIn = (name: string, scopes?: string) => (stage: Stage) => {
  const user = name && { 'x-forwarded-user': name };
  const cap = scopes && { 'x-openclaw-scopes': scopes };
  Object.assign(stage.world.site.headers, { 'x-signed-in': 'yes', ...user, ...cap });
  return open(bare)(stage);
};

const PROXIED: readonly Cause[] = [
  {
    what: 'nobody has signed in at the proxy',
    kind: 'sign-in-elsewhere',
    mender: 'you',
    first: 'hard-refresh',
    bringAbout: open(bare),
  },
  {
    what: 'somebody has, whom the proxy does not name',
    kind: 'sign-in-elsewhere',
    mender: 'you',
    first: 'hard-refresh',
    bringAbout: signedIn(''),
  },
  {
    what: 'somebody has whom the gateway does not let in',
    kind: 'access-withdrawn',
    mender: 'owner',
    first: 'escalate',
    bringAbout: signedIn('stranger@example.com'),
  },
  ...['operator.read', 'operator.pairing'].map(
    (scope): Cause => ({
      what: `the proxy lets somebody have ${scope} alone`,
      kind: 'limited',
      mender: 'owner',
      first: 'fresh-link',
      async bringAbout(stage) {
        const page = await signedIn('reader@example.com', scope)(stage);
        await approvePage(stage.world, page);
        return page;
      },
    }),
  ),
];

/** Each configuration with its failures. */
export const CONFIGURATIONS: readonly {
  readonly name: string;
  readonly real: RealOptions;
  readonly causes: readonly Cause[];
}[] = [
  { name: 'as usual', real: {}, causes: USUAL },
  { name: 'behind something that fails', real: {}, causes: BEFORE_IT },
  {
    name: 'for pages of another address',
    real: { allowedOrigins: ['https://elsewhere.example'] },
    causes: [
      {
        what: 'an address that is not listed',
        kind: 'origin-not-allowed',
        mender: 'support',
        first: 'escalate',
        bringAbout: open(bare),
      },
    ],
  },
  {
    name: 'with a password',
    real: { auth: 'password' },
    causes: [
      {
        what: 'nobody has typed it',
        kind: 'password-mismatch',
        mender: 'you',
        first: 'escalate',
        bringAbout: open(bare),
      },
    ],
  },
  {
    name: 'that trusts no proxy',
    real: { patch: { gateway: { trustedProxies: [] } } },
    causes: [
      {
        what: 'all traffic comes through one',
        kind: 'host-misconfigured',
        mender: 'support',
        first: 'escalate',
        bringAbout: open(bare),
      },
    ],
  },
  {
    name: 'that a proxy signs people in for',
    real: proxied({ allowUsers: ['reader@example.com'] }),
    causes: PROXIED,
  },
  {
    name: 'that a proxy signs people in for, and is not believed',
    real: proxied({ allowLoopback: false }),
    causes: [
      {
        what: 'the proxy stands on the gateway’s own machine',
        kind: 'host-misconfigured',
        mender: 'support',
        first: 'escalate',
        bringAbout: signedIn('reader@example.com'),
      },
    ],
  },
];
