/** The card's logo: plug and socket, apart beside its name, or joined by their seam beside its heading. */
import { PLUG, SEAM, SOCKET } from '../core/logo';

const SVG = 'http://www.w3.org/2000/svg';

/** Builds the SVG node by node, because a page's Trusted Types policy would block an HTML string. */
export function cardLogo(joined: boolean): Element {
  const size = joined ? 40 : 20;
  const box = joined ? '6 6 116 116' : '0 0 128 128';
  const svg = part('svg', { viewBox: box, 'aria-hidden': 'true', width: `${size}`, height: `${size}` });
  const turned = part('g', { transform: 'rotate(-35 64 64)' });
  if (joined) {
    svg.classList.add('joined');
    turned.append(
      part('circle', { class: 'socket', cx: '64', cy: '64', r: '58' }),
      part('path', { class: 'plug seam', 'stroke-width': '20', 'paint-order': 'stroke', d: SEAM }),
    );
  } else
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
