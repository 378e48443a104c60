/** The logo beside the card's name: plug and socket apart. */
import { PLUG, SOCKET } from '../core/logo';

const SVG = 'http://www.w3.org/2000/svg';

/** Builds the SVG node by node, because a page's Trusted Types policy would block an HTML string. */
export function cardLogo(): Element {
  const svg = part('svg', { viewBox: '0 0 128 128', 'aria-hidden': 'true', width: '20', height: '20' });
  const turned = part('g', { transform: 'rotate(-35 64 64)' });
  turned.append(
    part('path', { class: 'plug', transform: 'translate(-9 0)', d: PLUG }),
    part('path', { class: 'socket', transform: 'translate(9 0)', d: SOCKET }),
  );
  svg.append(turned);
  return svg;
}

function part(tag: string, attributes: Record<string, string>): Element {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}
