/** Building elements without markup strings. */

/** Makes an element; `null` and `false` children are left out, `null` attributes too. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes?: Record<string, string | null>,
  ...children: (Node | string | null | false)[]
): HTMLElementTagNameMap[K];
export function h(
  tag: string,
  attributes?: Record<string, string | null>,
  ...children: (Node | string | null | false)[]
): HTMLElement;
export function h(
  tag: string,
  attributes: Record<string, string | null> = {},
  ...children: (Node | string | null | false)[]
): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(name, value);
  element.append(...children.filter(child => child !== null && child !== false));
  return element;
}

/** A button that does something. */
export function button(label: string, onPress: () => void, className = 'btn'): HTMLButtonElement {
  const element = h('button', { type: 'button', class: className }, label);
  element.addEventListener('click', onPress);
  return element;
}
