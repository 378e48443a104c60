/** Shows the HTML of a captured or hand-written page, in tests and in the tool that captures pages. */

/**
 * Puts `html` into the test's own document, as a browser would: attributes of `<html>` included, declarative shadow
 * roots attached, and every `data-lab-hidden` subtree (not rendered where it was captured) not rendered here either.
 */
export function showPage(html: string): Document {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  const root = document.documentElement;
  for (const name of root.getAttributeNames()) root.removeAttribute(name);
  for (const { name, value } of parsed.documentElement.attributes) root.setAttribute(name, value);
  root.replaceChildren(...[...parsed.documentElement.childNodes].map(node => document.adoptNode(node)));
  attachShadowRoots(document);
  hide(document);
  return document;
}

/** happy-dom's parser leaves declarative shadow roots as templates. */
function attachShadowRoots(root: Document | ShadowRoot): void {
  for (const template of root.querySelectorAll<HTMLTemplateElement>('template[shadowrootmode="open"]')) {
    const host = template.parentElement;
    if (!host) continue;
    const shadow = host.attachShadow({ mode: 'open' });
    shadow.append(template.content);
    template.remove();
    attachShadowRoots(shadow);
    hide(shadow);
  }
}

function hide(root: Document | ShadowRoot): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-lab-hidden]')) element.style.display = 'none';
}
