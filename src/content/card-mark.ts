/** Our mark, apart, as the card shows it beside its name. */

const SVG = 'http://www.w3.org/2000/svg';
const PLUG = 'M58 6.31 L58 43 A21 21 0 0 1 58 85 L58 121.69 A58 58 0 0 1 58 6.31 Z';
const SOCKET = 'M68 6.14 A58 58 0 0 1 68 121.86 L68 93.34 A31 31 0 0 0 68 34.66 Z';

/** The drawing, made node by node: a page's rules for trusted HTML would forbid more. */
export function cardMark(): Element {
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
