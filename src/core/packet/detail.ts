/**
 * How much of the addresses leaves. A report may be posted where everybody reads: a host can name a person, and a path what
 * they do. The server (shard) alone still tells support where to look.
 */
import { isAgentHost, isHeyronHost } from '../address/heyron';
import type { AddressDetail } from '../catalogue/names';
import { once } from '../memoize';
import { original, TAKEN, viewsOf } from '../redact/normalized';
import { type Span, wholes } from '../redact/span';
import type { Packet } from './model';
import { mapTexts } from './placeholders';

/** An address in a text, with the placeholders that stand in it. */
const ADDRESS = new RegExp(`\\b(?:https?|wss?):\\/\\/(?:${TAKEN}|[^\\s"'\`<>()[\\]])+`, 'gi');
/** A host name of heyron's, also outside an address. */
const HEYRON_HOST =
  /(?<![\w.-])(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.){1,10}heyron\.ai(?![\w-]|\.[a-z])/gi;

/** The packet with its addresses in this detail. */
export function inDetail(packet: Packet, detail: AddressDetail): Packet {
  if (detail === 'path') return { ...packet, addressDetail: detail };
  const bare = mapTexts(
    { ...packet, page: { ...packet.page, path: null } },
    once(text => replaced(text, pathsIn), String),
  );
  // The ticket's number is in its path, and says nothing of the agent.
  const hosts = { ...bare, ticket: packet.ticket };
  return { ...(detail === 'host' ? hosts : mapTexts(hosts, agentsNumbered(packet))), addressDetail: detail };
}

/** The part of a host that a file's name may show. */
export function hostInDetail(host: string, detail: AddressDetail): string {
  return detail === 'shard' ? shardOf(host) : host;
}

/** A place in a text, and what is to stand there instead. */
type Change = readonly [place: Span, words: string];

/**
 * A text with places changed in whatever way they are written: an address in an address has its signs escaped, and what is
 * shown of it is the same to who reads.
 */
function replaced(text: string, changesIn: (text: string) => readonly Change[]): string {
  if (/^[A-Za-z _-]*$/.test(text)) return text; // most of a packet's words, which are its own
  const [plain, ...unescaped] = viewsOf(text);
  const view = unescaped.at(-1) ?? plain;
  const changes = changesIn(view.text).map(([place, words]) => ({ place: original(view, place), words }));
  let out = '';
  let done = 0;
  for (const { place, words } of changes.sort((one, other) => one.place[0] - other.place[0])) {
    if (place[0] < done) continue;
    out += text.slice(done, place[0]) + words;
    done = place[1];
  }
  return out + text.slice(done);
}

/** What follows the host in addresses, with credentials before it. */
function pathsIn(text: string): Change[] {
  return wholes(ADDRESS, text).flatMap(([from, to]): Change[] => {
    const address = text.slice(from, to);
    const [scheme = ''] = /^[a-z]+:\/\//i.exec(address) ?? [];
    const [authority = ''] = /^[^/?#\\]*/.exec(address.slice(scheme.length)) ?? [];
    const end = from + scheme.length + authority.length;
    const host = end - authority.length + authority.lastIndexOf('@') + 1;
    const changes: Change[] = [
      [[from + scheme.length, host], ''],
      [[end, to], ''],
    ];
    return changes.filter(([[first, last]]) => last > first);
  });
}

/** Agents by number, the failing one first, on their server; gateways elsewhere without their name. */
function agentsNumbered(packet: Packet): (text: string) => string {
  const { page, gateway } = packet;
  const known: string[] = page.origin ? [new URL(page.origin).hostname] : [];
  const numberOf = (host: string) => {
    if (!known.includes(host)) known.push(host);
    return `agent-${known.indexOf(host) + 1}`;
  };
  const own = URL.canParse(gateway) ? new URL(gateway).hostname : '';
  const elsewhere = own === '' || isHeyronHost(own) ? null : own;
  const withNumbers = (text: string) =>
    replaced(text, each =>
      wholes(HEYRON_HOST, each).flatMap(([from, to]): Change[] => {
        const host = each.slice(from, to).toLowerCase();
        return isAgentHost(host) ? [[[from, to], `${numberOf(host)}.${shardOf(host)}`]] : [];
      }),
    );
  mapTexts(packet, withNumbers); // all are known before the first one is looked for by its name alone
  return text => {
    const named = replaced(withNumbers(text), each =>
      known.flatMap(host => namesOf(host, each).map((place): Change => [place, numberOf(host)])),
    );
    return elsewhere === null
      ? named
      : replaced(named, each => placesOf(each, elsewhere).map((place): Change => [place, 'own-server']));
  };
}

/** Where a text calls an agent by its name alone, as only one with letters and digits can be told from a word. */
function namesOf(host: string, text: string): Span[] {
  const [name = ''] = host.split('.');
  return /[a-z]/.test(name) && /\d/.test(name) && name.length > 4 ? placesOf(text, name) : [];
}

/** Where a name stands by itself, whatever its letters' case. */
function placesOf(text: string, name: string): Span[] {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return wholes(new RegExp(String.raw`(?<![\w-])${escaped}(?![\w-])`, 'gi'), text);
}

function shardOf(host: string): string {
  return isAgentHost(host) ? host.split('.').slice(-3).join('.') : host;
}
