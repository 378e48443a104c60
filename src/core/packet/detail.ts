/**
 * How much of the addresses leaves. A report may be posted where everybody reads: a host can name a person, and a path what
 * they do. The server (shard) alone still tells support where to look.
 */
import { isAgentHost, isHeyronHost } from '../heyron';
import type { AddressDetail } from './detail-ids';
import type { Packet } from './model';
import { mapTexts } from './placeholders';

/** An address in a text, with the placeholders that stand in it. */
const ADDRESS = /\b(?:https?|wss?):\/\/(?:\[removed:\w{5}\]|[^\s"'`<>()[\]])+/g;
/** A host name of heyron's, also outside an address. */
const HEYRON_HOST = /(?<![\w.-])(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)+heyron\.ai(?![\w-]|\.[a-z])/g;

/** The packet with its addresses in this detail. */
export function inDetail(packet: Packet, detail: AddressDetail): Packet {
  if (detail === 'path') return { ...packet, addressDetail: detail };
  const bare = mapTexts({ ...packet, page: { ...packet.page, path: null } }, text =>
    text.replace(ADDRESS, withoutPath),
  );
  // The ticket's number is in its path, and says nothing of the agent.
  const hosts = { ...bare, ticket: packet.ticket };
  return { ...(detail === 'host' ? hosts : mapTexts(hosts, agentsNumbered(packet))), addressDetail: detail };
}

/** The part of a host that a file's name may show. */
export function hostInDetail(host: string, detail: AddressDetail): string {
  return detail === 'shard' ? shardOf(host) : host;
}

function withoutPath(address: string): string {
  if (!URL.canParse(address)) return address;
  const { protocol, host } = new URL(address);
  return `${protocol}//${host}`;
}

/** Agents by number, the failing one first, on their server; gateways elsewhere without their name. */
function agentsNumbered({ page, gateway }: Packet): (text: string) => string {
  const known: string[] = page.origin ? [new URL(page.origin).hostname] : [];
  const own = URL.canParse(gateway) ? new URL(gateway).hostname : '';
  const elsewhere = own === '' || isHeyronHost(own) ? null : own;
  return text => {
    const numbered = text.replace(HEYRON_HOST, host => {
      if (!isAgentHost(host)) return host;
      if (!known.includes(host)) known.push(host);
      return `agent-${known.indexOf(host) + 1}.${shardOf(host)}`;
    });
    return elsewhere === null ? numbered : numbered.replaceAll(elsewhere, 'own-server');
  };
}

function shardOf(host: string): string {
  return isAgentHost(host) ? host.split('.').slice(-3).join('.') : host;
}
