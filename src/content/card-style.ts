/**
 * The card's styles: system fonts, one accent, light and dark. `all: initial` resets what it would inherit from the
 * page. `!important` in a shadow root wins over the page's `!important` and over animations, so a page can neither move
 * the card nor make it transparent.
 */
export const CARD_STYLE = `
:host {
  all: initial !important; position: fixed !important; z-index: 2147483647 !important;
  width: min(360px, calc(100vw - 32px)) !important; bottom: 16px !important; right: 16px !important;
  color-scheme: light dark !important;
}
:host([data-small]) { width: auto !important }
:host([data-corner^="top"]) { top: 16px !important; bottom: auto !important }
:host([data-corner^="middle"]) { top: 40% !important; bottom: auto !important }
:host([data-corner$="left"]) { left: 16px !important; right: auto !important }
section {
  box-sizing: border-box; padding: 16px 18px; border-radius: 16px;
  font: 15px/1.45 system-ui, sans-serif; color: light-dark(#16202a, #ebf0f4); background: light-dark(#fff, #1f262d);
  border: 1px solid light-dark(#dde4ea, #323c46); box-shadow: 0 10px 32px rgb(10 25 40 / .22);
  word-break: auto-phrase; /* Japanese breaks between words, where the browser can */
}
.who { display: flex; align-items: center; gap: 8px; margin: 0 0 10px; font-size: 13px; color: light-dark(#4d5b68, #aebac5) }
.who span:first-of-type { flex: 1 }
svg { display: block; flex: none }
.plug { fill: light-dark(#176d9b, #4fa9d8) }
.socket { fill: light-dark(#3d9fd0, #9dd5f3) }
.seam { stroke: #ffc247 }
.joined { border-radius: 50%; overflow: hidden } /* the plug extends past the disc */
h2 { display: flex; align-items: center; gap: 12px; margin: 0 0 4px; font-size: 17px; line-height: 1.3; font-weight: 650 }
p { margin: 0 0 12px }
p:has(+ p:not(.spoken)) { margin-bottom: 4px }
.waits { border-inline-start: 4px solid #ffc247 }
.back { border-color: light-dark(#17693f, #83d9a6) }
i { display: block; height: 3px; margin-top: 12px; border-radius: 2px; background: #ffc247 }
div { display: flex; gap: 8px; flex-wrap: wrap }
button {
  flex: none; min-height: 44px; padding: 8px 12px; font: inherit; font-weight: 620; border-radius: 12px; cursor: pointer;
  border: 1px solid light-dark(#76838f, #7d8a96); background: transparent; color: inherit;
}
button:first-child { flex: 1 0 auto }
.back button { flex: none }
.main {
  background: light-dark(#14628c, #86c9ef); border: 2px solid transparent; color: light-dark(#fff, #06263a);
}
button:focus-visible { outline: 3px solid light-dark(#14628c, #86c9ef); outline-offset: 2px }
.spoken { position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
@media (forced-colors: active) {
  .plug, .socket { fill: LinkText }
  .seam { stroke: Canvas }
  .waits { border-color: Highlight }
  i { forced-color-adjust: none; background: CanvasText }
  .main { forced-color-adjust: none; background: LinkText; color: Canvas; border-color: ButtonText }
  button:focus-visible { outline-color: Highlight }
}
:host([data-small]) section { padding: 8px }
:host([data-small]) :is(h2, p:not(.spoken)) { display: none }
:host([data-small]) :is(.waits, .back) h2 { display: flex; font-size: 15px }
:host([data-small]) button { min-height: 32px; padding: 4px 12px }
`;
