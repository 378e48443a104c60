/** What identifies or locates a person: e-mail addresses, home folders, telephone numbers, machine addresses. */

import { REDACTED } from './normalized';
import { groupMatchesOf, matchesOf, overlapsAny, type Span } from './span';

/** Of the parts before and after the `@`, in UTF-16 units (RFC 5321). */
const LONGEST_LOCAL = 64;
const LONGEST_DOMAIN = 255;
const LOCAL = new RegExp(`[^\\s@<>()[\\]{}"',;:/\\\\|=&?${REDACTED}]*$`, 'u');
const DOMAIN = /^(?:[\p{L}\p{N}_]|[.-](?=[\p{L}\p{N}_]))+/u;
/** What follows the `@` of a package. */
const RELEASE =
  /^(?:v?\d+(?:\.(?:\d+|x))*(?:[-.][\w.-]*)?|latest|next|beta|alpha|canary|stable|dev|main|rc|nightly|workspace|sha(?:1|256|512))$/i;
/** Belongs to no person, and is useful to the reader. */
const OFFICES =
  /^(?:support|help|info|hello|contact|security|no-?reply)@(?:[a-z0-9-]+\.)*(?:heyron|openclaw)\.ai$|^git@(?:github|gitlab)\.com$/i;
/** Addresses written for people only: `name (at) mail.example`, `name at mail dot example`. */
const SPELLED =
  /(?:\s{0,2}[[({<]\s{0,2}(?:at|@|ät)\s{0,2}[\])}>]\s{0,2}|\sat\s(?=[\p{L}\p{N}-]{1,40}\s?(?:[[({]\s?)?dot\b))[\p{L}\p{N}-]{1,63}(?:\s{0,2}(?:[[({<]\s{0,2}(?:dot|punkt|\.)\s{0,2}[\])}>]|\sdot\s|\.)\s{0,2}[\p{L}\p{N}-]{1,63}){1,4}/giu;
const CREDENTIALS = /(?<=:\/\/)[^\s/?#@"'<>]{1,400}(?:@[^\s/?#@"'<>]{0,400}){0,3}(?=@)/gu;

/** Home folders, by operating system. */
const HOME =
  /(?:(?<![\p{L}\p{N}]{2})\/(?:home|users|usuarios|benutzer|utilisateurs)\/|\/(?:(?:var|usr|export|srv|host|nfs|data|mnt|net)\/(?:[\w.-]{1,30}\/)?(?:home|users)|(?:volume\d{1,2}|share|var\/services|srv|export)\/homes|run\/media|media|volumes)\/|(?:^|[^\\])\\{1,8}wsl(?:\.localhost|\$)\\{1,8}[\w.-]{1,40}\\{1,8}home\\{1,8}|[a-z]:[\\/]{1,8}(?:users|documents and settings|dokumente und einstellungen|benutzer|utilisateurs|usuarios)[\\/]{1,8}|(?<=\\)users[\\]{1,8})(?<name>[^\\/:*?"'<>|\s]{1,60}(?: [^\\/:*?"'<>|\s]{1,30}){0,2}(?=[\\/])|[^\\/:*?"'<>|\s,;)\]}]{1,60})/dgiu;
const TILDE = /(?<![\p{L}\p{N}/])~(?<name>[a-z_][\w.-]{0,30})(?=\/)/dgiu;
const NOBODY = /^(?:node|openclaw|user|users|shared|public|default|runner|agent|root|me|admin|ubuntu|app|pi)$/i;

const TELEPHONE =
  /(?<![\p{Script=Latin}\p{N}.:#/_-])(?:\+|\(\+?)?\d{1,8}(?:[ ./()-]{1,3}\d{1,8}){1,8}(?![\p{Script=Latin}\p{N}]|[.:-]\d)/gu;
const INTERNATIONAL = /(?<![\p{Script=Latin}\p{N}])\+\d{7,15}(?!\d)/gu;
const CLOSE_CODES = /^(?:(?:[1-5]\d\d|10[01]\d|4\d\d\d)[ ,/]{1,2})*(?:[1-5]\d\d|10[01]\d|4\d\d\d)$/;

const IPV4 = /(?<![\p{Script=Latin}\p{N}.%-])(?:\d{1,3}\.){3}\d{1,3}(?![\p{Script=Latin}\p{N}]|\.\d)/gu;
const IPV6 =
  /(?<![\p{Script=Latin}\p{N}:.])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?:%[\w.-]{1,20})?(?![\p{Script=Latin}\p{N}:])/giu;
const VERSION_BEFORE =
  /(?:version|v|[a-z]\/|release|build|chrom(?:e|ium)|firefox|edge|safari|opera|brave|vivaldi|webview2?)[\s:]{0,2}$/i;
const OWN_MACHINE = /^(?:127(?:\.\d{1,3}){3}|0\.0\.0\.0|255\.255\.255\.\d{1,3}|::1?|)$/;
const HARDWARE =
  /(?<![\p{Script=Latin}\p{N}:-])(?:[0-9a-f]{2}([:-]))(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}(?![\p{Script=Latin}\p{N}:-])/giu;

/** Ids of people in chat apps; without a name they could be times. */
const CHAT_ID =
  /(?<![\p{Script=Latin}\d])(?:telegram|tg|chat|user|from|sender|peer|owner|allow_?from)[ _.-]?(?:user|chat)?[ _.-]?(?:id|from)?s?(?:\s(?:is|lautet|est|es))?["'\]]{0,2}\s{0,2}[:=]?\s{0,2}["'[{]{0,3}(?:id["']?\s?:\s?)?(?<id>-?\d{8,14})(?!\d|\s?ms)/dgiu;

/** Finds what identifies or locates a person. What is known, such as a date, is no telephone number. */
export function peopleIn(text: string, known: readonly Span[]): Span[] {
  return [
    ...matchesOf(CREDENTIALS, text),
    ...mailIn(text),
    ...matchesOf(SPELLED, text).map(([from, to]): Span => [from - localBefore(text, from).length, to]),
    ...[HOME, TILDE]
      .flatMap(home => groupMatchesOf(home, text, 'name'))
      .filter(place => !NOBODY.test(text.slice(...place))),
    ...(/[\d:]/.test(text)
      ? [...telephonesIn(text, known), ...machinesIn(text), ...groupMatchesOf(CHAT_ID, text, 'id')]
      : []),
  ];
}

/** Searches from each `@` to both sides: a pattern that starts with the name would reread a long text repeatedly. */
function mailIn(text: string): Span[] {
  const found: Span[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const local = localBefore(text, at);
    const domain = DOMAIN.exec(text.slice(at + 1, at + 1 + LONGEST_DOMAIN))?.[0] ?? '';
    const address = `${local}@${domain}`;
    if (local === '' || domain === '' || RELEASE.test(domain) || OFFICES.test(address)) continue;
    if (isInAddress(text, at - local.length) || (!domain.includes('.') && !/^[\w.+-]+$/.test(local))) continue;
    found.push([at - local.length, at + 1 + domain.length]);
  }
  return found;
}

function localBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - LONGEST_LOCAL), at);
  return /"[^"\n]{1,60}"$/.exec(before)?.[0] ?? LOCAL.exec(before)?.[0] ?? '';
}

/** True for credentials in an address, which are removed on their own: the host stays. */
function isInAddress(text: string, at: number): boolean {
  return /:\/\/[^\s/?#]*$/.test(text.slice(Math.max(0, at - 400), at));
}

function telephonesIn(text: string, known: readonly Span[]): Span[] {
  const isShape = overlapsAny(known);
  return [...matchesOf(TELEPHONE, text), ...matchesOf(INTERNATIONAL, text)].filter(([from, to]) => {
    const number = text.slice(from, to);
    const digits = number.replace(/\D/g, '').length;
    if (digits < (/^[+(0]/.test(number) ? 7 : 9) || CLOSE_CODES.test(number)) return false;
    return !isShape([from, to]);
  });
}

function machinesIn(text: string): Span[] {
  const four = matchesOf(IPV4, text).filter(([from, to]) => {
    const parts = text.slice(from, to).split('.').map(Number);
    return parts.every(part => part < 256) && !VERSION_BEFORE.test(text.slice(Math.max(0, from - 12), from));
  });
  const six = matchesOf(IPV6, text).filter(([from, to]) => {
    const parts = text.slice(from, to).split(':');
    return parts.length === 8 || (text.slice(from, to).includes('::') && parts.filter(Boolean).length > 1);
  });
  return [...four, ...six, ...matchesOf(HARDWARE, text)].filter(place => !OWN_MACHINE.test(text.slice(...place)));
}
