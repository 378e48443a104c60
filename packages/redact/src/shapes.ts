/** Known forms: a text in one of them is kept, however odd its letters and digits are. */

import { groupMatchesOf, matchesOf, type Span } from './span';
import { isKnownWord } from './vocabulary';
import { isWordy } from './words';

const SHAPES: readonly RegExp[] = [
  // Dates and times: ISO 8601, and as people and headers write them.
  /(?<![\w.])\d{4}-\d\d-\d\d(?:[T _]\d\d[:-]\d\d(?:[:-]\d\d(?:[.,]\d{1,9})?)?)?(?:Z|[+-]\d\d:?\d\d)?(?![\w])/g,
  /(?<![\w.])\d{8}T\d{4,6}Z?(?!\w)/g,
  /(?<![\w.])\d{1,2}([./-])\d{1,2}\1(?:19|20)\d\d(?!\w)/g,
  /(?<![\w.])\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,6})?)?(?:[ap]m)?(?!\w)/g,
  /(?:GMT|UTC)[+-]\d{1,2}:?\d{0,2}(?!\w)/g,
  /(?<!\w)P(?=[T\d])(?:\d{1,4}[YMWD]){0,4}(?:T(?:\d{1,6}(?:\.\d{1,6})?[HMS]){1,3})?(?!\w)/g,
  // Versions, with pre-release markers and the commit they were built from.
  /(?<![\w.])v?\d{1,8}(?:\.\d{1,8}){1,3}(?:[-+.](?:alpha|beta|rc|dev|next|canary|nightly|pre|preview|release|build|patch|post)?[.-]?\d{0,8}){0,3}(?:\+g?[0-9a-f]{7,12})?(?![\w@])/g,
  /(?<![\w.+/=])v\d{1,4}(?![\w+=])/g,
  /(?:commit|rev|revision|build|sha|head|git)[ :#@(-]{1,2}[0-9a-f]{7,12}(?![\w-])/gi,
  /\d\.\d{1,3}\.\d{1,4} \([0-9a-f]{7,12}\)/g,
  /openclaw-control-\d{4}\.\d{1,2}\.\d{1,3}-release-[0-9a-f]{12}-/g,
  // User agents of browsers.
  /(?<!\w)(?:Mozilla|AppleWebKit|Gecko|Chrome|Chromium|Version|Safari|Firefox|Edg|OPR|Vivaldi|Mobile|Electron|Node(?:\.js)?)\/(?:\d[\d.]{0,20}|[\dA-Z]{1,8})(?![\w.])/g,
  // Files with a content hash in their name, and lines in them.
  /(?<![\w-])[a-z][a-z.]{1,40}(?:-[a-z.]{1,40}){0,6}[-.](?=[\w-]{8}\.)[\w-]{8}\.(?:m?js|css|map|woff2?|svg|png|webp)(?::\d{1,7}){0,2}(?!\w)/g,
  // Error numbers of Windows and of the browsers' own code.
  /(?<![\w+/=])0x[0-9a-f]{1,8}(?![\w+/=])/gi,
  /(?<!\w)(?:KB|RFC|CVE-\d{4}-|WCAG|ISO[- ]?)\d{1,7}(?!\w)/g,
  /#[0-9a-f]{6}(?!\w)/gi,
];

/** Capital words joined by underscores: `AUTH_TOKEN_MISMATCH`, `ERR_CERT_COMMON_NAME_INVALID`. */
const CODE = /(?<![\p{L}\p{N}_-])[A-Z][A-Z0-9]{1,30}(?:_[A-Z0-9]{1,30}){1,9}(?![\p{L}\p{N}_-])/gu;

/** Ids by which a provider or a proxy finds a request in its logs: they open nothing. */
const REQUESTS: readonly RegExp[] = [
  /(?<![\p{L}\d])(?:cf-)?ray(?:[ _-]?id)?["'*]{0,3}(?:\s?[:=]|\s(?:is|was))?["'\s*]{1,4}(?<id>[0-9a-f]{16}(?:-[A-Z]{3})?)(?![\w-])/dgiu,
  /(?<![\p{L}\d-])(?<id>req_[A-Za-z0-9]{12,40})(?!\w)/dgu,
  /(?<![\p{L}\d])x-(?:[a-z]{2,12}-)?request-id["'*]{0,3}\s?[:=]?\s?["'*]{0,3}(?<id>[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![\w-])/dgiu,
];

/** Finds such ids. */
export function requestsIn(text: string): Span[] {
  return /ray|req/i.test(text) ? REQUESTS.flatMap(form => groupMatchesOf(form, text, 'id')) : [];
}

/** Finds known forms. */
export function shapesIn(text: string): Span[] {
  const codes = matchesOf(CODE, text).filter(([from, to]) => isErrorCode(text.slice(from, to)));
  return [...SHAPES.flatMap(shape => matchesOf(shape, text)), ...codes];
}

/** True for capital words joined by underscores, or the name of a system error. */
export function isErrorCode(text: string): boolean {
  const words = text.split('_');
  if (words.length === 1) return /^[A-Z]{4,}$/.test(text) && isKnownWord(text.toLowerCase());
  return words.every(word => /^(?:[A-Z]+\d{0,2}|\d{1,4})$/.test(word) && isWordy(word.replace(/\d/g, '')));
}

/** True if the whole text is one known form. */
export function isShape(text: string): boolean {
  return shapesIn(text).some(([from, to]) => from === 0 && to === text.length);
}
