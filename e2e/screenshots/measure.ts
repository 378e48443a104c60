/** Measures a view of the popup as drawn. Runs in the page. */

export interface Measured {
  /** Of the whole page, in CSS px. */
  readonly height: number;
  /** The horizontal overflow, in CSS px. */
  readonly sideways: number;
  /** It contains the picture. */
  readonly picture: boolean;
  /** It is the one thing to do now, not a view that leads back to it. */
  readonly first: boolean;
  readonly words: number;
  /**
   * Main buttons, other choices beside them, and all controls except answers, a chooser's items and a command's copy
   * button.
   */
  readonly primaries: number;
  readonly seconds: number;
  readonly usable: number;
  /** The main button's upper edge, in CSS px; null if there is none. */
  readonly top: number | null;
  /** The main button is visible without scrolling, or comes only after what it deletes. */
  readonly inSight: boolean;
  /** Of what is to be read before the button, what is out of sight or under something else. */
  readonly covered: readonly string[];
  /** What the main button does, and whether its duration and what it deletes are stated before it. */
  readonly action: string | null;
  readonly costs: boolean;
  /** Jargon, and monospaced text, except in what is handed over. */
  readonly jargon: readonly string[];
  readonly mono: readonly string[];
  /** Targets smaller than a finger. */
  readonly small: readonly string[];
  readonly title: string;
  /** The window's title and the live region repeat the heading. */
  readonly told: boolean;
}

/** Measures the page. It must be self-contained. */
export function measure(): Measured {
  const LEAST_TARGET = 32;
  const visible = (element: Element) => element.checkVisibility() && !element.closest('.unseen');
  const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)].filter(visible);
  const texts = (skip: string): [string, Element][] => {
    const found: [string, Element][] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (text && parent && visible(parent) && !parent.closest(skip)) found.push([text, parent]);
    }
    return found;
  };
  // Saving what would be lost adds its own button, as a choice does.
  const CHOICES = 'fieldset, .all, pre, details, .command, [data-unsent]';
  // What is handed over, or compared letter by letter.
  const VERBATIM = '.letter, .code, code, pre';
  const usable = all('button, input, textarea, summary, a[href], [tabindex="0"]');
  const small = usable.flatMap(element => {
    const { width, height } = (element.closest('label') ?? element).getBoundingClientRect();
    const least = Math.min(width, height);
    return least < LEAST_TARGET - 0.5 ? [`${element.outerHTML.slice(0, 60)} ${Math.round(least)}`] : [];
  });
  const [primary] = all('.primary');
  const box = primary?.getBoundingClientRect();
  const covered = all('.primary, .quiet, .under, [data-cost]').flatMap(element => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const inside = top >= 0 && bottom <= innerHeight;
    // Letters reach over the edge of a tight line by less than this.
    const ends = [top + 2, bottom - 2].map(y => document.elementFromPoint((left + right) / 2, y));
    const isSeen = inside && ends.every(each => each !== null && (element.contains(each) || each.contains(element)));
    return isSeen ? [] : [`${element.outerHTML.slice(0, 60)} ${Math.round(top)}–${Math.round(bottom)}`];
  });
  const still = document.querySelector('.do.still');
  const unstuck = still !== null && getComputedStyle(still).position === 'static';
  const title = document.querySelector('h1')?.textContent ?? '';
  return {
    height: document.documentElement.scrollHeight,
    sideways: document.documentElement.scrollWidth - innerWidth,
    picture: all('.picture').length > 0,
    first: all('[data-action="back"]').length === 0,
    words: texts(CHOICES).flatMap(([text]) => text.split(/\s+/)).length,
    primaries: all('.primary').length,
    seconds: all('.second, .quiet').length,
    usable: usable.filter(element => !element.closest(CHOICES) && element.tagName !== 'PRE').length,
    top: box ? Math.round(box.top) : null,
    inSight: !box || unstuck || (box.top >= 0 && box.bottom <= innerHeight),
    covered,
    action: primary?.dataset.action ?? null,
    costs: all('[data-cost="time"]').length === 1 && all('[data-cost="loss"]').length === 1,
    jargon: texts(VERBATIM).flatMap(([text]) => text.match(/\b(?:token|device|request|gateway)s?\b/gi) ?? []),
    mono: texts('.letter, .code').flatMap(([text, parent]) =>
      getComputedStyle(parent).fontFamily.includes('monospace') ? [text] : [],
    ),
    small,
    title,
    told: document.title.includes(title) && (document.getElementById('live')?.textContent ?? '').includes(title),
  };
}

/**
 * Turns the page into a pseudo-language: each word a third longer, with accents, and right to left. What is never
 * translated stays: code, names and addresses. Runs in the page.
 */
export function pseudoLocale(): void {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const accents: Record<string, string> = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', A: 'Á', E: 'É', O: 'Ó' };
  const longer = (word: string) => {
    const accented = word.replace(/[aeiouAEO]/g, letter => accents[letter] ?? letter);
    return accented + accented.slice(-Math.round(accented.length / 3));
  };
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement?.closest('code, pre, #live, [translate="no"]')) continue;
    node.textContent = (node.textContent ?? '').replace(/[\p{L}’]{3,}/gu, longer);
  }
  document.documentElement.dir = 'rtl';
}
