/**
 * How much of addresses a report shows. It may be posted in public: a host can name a person, and a path what they do.
 * The server (shard) alone still tells support where to look.
 */
import { isOrdinaryWord, matchesOf, REDACTED, type Replacement, replacePlaces, type Span } from '@re-pair/redact';
import { ownGatewayOf, placeOfGateway } from '../address/gateway-address';
import { isAgentHost, isHeyronHost } from '../address/heyron';
import { isOwnOrigin } from '../address/own-address';
import type { AddressDetail } from '../catalogue/shared-words';
import { memoize } from '../memoize';
import type { Packet } from './model';
import { mapTexts } from './placeholders';

/** In UTF-16 units. */
const LONGEST_PATH = 2_000;

/** An address in a text, including placeholders in it. */
const ADDRESS = new RegExp(`\\b(?:https?|wss?):\\/\\/(?:${REDACTED}|[^\\s"'\`<>()[\\]])+`, 'gi');
/** A heyron host name, inside an address or alone. */
const HEYRON_HOST = /(?<![\w.-])(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.){1,10}heyron\.ai(?![\w-]|\.[a-z])/gi;

/** A path without its host, of an app rather than of a file on a machine. */
const APP_PATH =
  /(?<![\w/.:~\ue000-])\/(?!(?:usr|etc|var|opt|home|bin|sbin|lib|proc|tmp|dev|root|mnt|srv|app|assets|data|users|media|run|volumes?\d*|share|export|library|applications|private|system|node_modules)\/)[a-z][\w-]{1,40}(?:\/[^\s"'`<>()[\]]+|\?[^\s"'`<>()[\]]*=[^\s"'`<>()[\]]*)/gi;

/** The packet with its addresses reduced to this detail. */
export function inDetail(packet: Packet, detail: AddressDetail): Packet {
  if (detail === 'path') return { ...packet, addressDetail: detail };
  const bare = mapTexts(
    { ...packet, page: { ...packet.page, path: null } },
    memoize(text => replacePlaces(text, each => [...pathsIn(each), ...barePathsIn(each)]), String),
  );
  // The ticket's number is in its path, and reveals nothing of the agent.
  const hosts = { ...bare, ticket: packet.ticket };
  const named = detail === 'host' ? hosts : mapTexts(hosts, numberAgents(packet));
  return { ...withoutOwnNetwork(named, packet), addressDetail: detail };
}

/** What stands for a host in the user's own network: a report may show its port, and not where it is. */
const OWN_NETWORK = 'own-network';

/** Hides where in their own network somebody runs their agent. This machine's own names tell nothing. */
function withoutOwnNetwork(shown: Packet, { page, gateway }: Packet): Packet {
  const personal = [page.origin, gateway].flatMap(personalHostOf);
  if (!isOwnOrigin(page.origin) || personal.length === 0) return shown;
  return mapTexts(shown, text =>
    replacePlaces(text, each =>
      personal.flatMap(host => placesOf(each, host).map((place): Replacement => [place, OWN_NETWORK])),
    ),
  );
}

function personalHostOf(address: string): string[] {
  const place = placeOfGateway(ownGatewayOf(address));
  return place === 'private' || place === 'tailscale' ? [new URL(address).hostname] : [];
}

/** The part of a site that a file's name may show. */
export function hostInDetail(site: string, detail: AddressDetail): string {
  if (!isOwnOrigin(site)) return detail === 'shard' ? shardOf(site) : site;
  const { hostname, port } = new URL(site);
  const isPersonal = detail !== 'path' && personalHostOf(site).length > 0;
  return [isPersonal ? OWN_NETWORK : hostname, port].filter(Boolean).join('-');
}

/** What follows the host in addresses, and the credentials before it. */
function pathsIn(text: string): Replacement[] {
  return matchesOf(ADDRESS, text).flatMap(([from, to]): Replacement[] => {
    const address = text.slice(from, to);
    const [scheme = ''] = /^[a-z]+:\/\//i.exec(address) ?? [];
    const [authority = ''] = /^[^/?#\\]*/.exec(address.slice(scheme.length)) ?? [];
    const end = from + scheme.length + authority.length;
    const host = end - authority.length + authority.lastIndexOf('@') + 1;
    const changes: Replacement[] = [
      [[from + scheme.length, host], ''],
      [[end, to], ''],
    ];
    return changes.filter(([[first, last]]) => last > first);
  });
}

/** Paths that stand after a host without a scheme, or alone. */
function barePathsIn(text: string): Replacement[] {
  const afterHost = matchesOf(HEYRON_HOST, text).flatMap(([from, to]): Replacement[] => {
    const [path = ''] = /^(?::\d{1,5})?[/?#][^\s"'`<>()[\]]*/.exec(text.slice(to, to + LONGEST_PATH)) ?? [];
    const isInAddress = /:\/\/[^\s/?#]*$/.test(text.slice(Math.max(0, from - 100), from));
    return path === '' || isInAddress ? [] : [[[to, to + path.length], '']];
  });
  return [...afterHost, ...matchesOf(APP_PATH, text).map((place): Replacement => [place, '/…'])];
}

/** Numbers agents on their server, the failing one first; gateways elsewhere lose their name. */
function numberAgents(packet: Packet): (text: string) => string {
  const { page, gateway } = packet;
  const known: string[] = page.origin ? [new URL(page.origin).hostname] : [];
  const numberOf = (host: string) => {
    if (!known.includes(host)) known.push(host);
    return `agent-${known.indexOf(host) + 1}`;
  };
  const own = URL.canParse(gateway) ? new URL(gateway).hostname : '';
  const elsewhere = own === '' || isHeyronHost(own) ? null : own;
  const withNumbers = (text: string) =>
    replacePlaces(text, each =>
      matchesOf(HEYRON_HOST, each).flatMap(([from, to]): Replacement[] => {
        const host = each.slice(from, to).toLowerCase();
        return isAgentHost(host) ? [[[from, to], `${numberOf(host)}.${shardOf(host)}`]] : [];
      }),
    );
  mapTexts(packet, withNumbers); // finds all agents before any is looked for by name alone
  return text => {
    const named = replacePlaces(withNumbers(text), each =>
      known.flatMap(host => namesOf(host, each).map((place): Replacement => [place, numberOf(host)])),
    );
    return elsewhere === null
      ? named
      : replacePlaces(named, each => placesOf(each, elsewhere).map((place): Replacement => [place, 'own-server']));
  };
}

/** Where a text uses an agent's bare name. A name that is a common word cannot be told from that. */
function namesOf(host: string, text: string): Span[] {
  const [name = ''] = host.split('.');
  return /[a-z]/.test(name) && name.length > 2 && !isOrdinaryWord(name) ? placesOf(text, name) : [];
}

/** Where a name appears as a whole word, in upper or lower case. */
function placesOf(text: string, name: string): Span[] {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return matchesOf(new RegExp(String.raw`(?<![\w-])${escaped}(?![\w-])`, 'gi'), text);
}

function shardOf(host: string): string {
  return isAgentHost(host) ? host.split('.').slice(-3).join('.') : host;
}
