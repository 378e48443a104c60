/** The prompt's looks: system fonts, one accent, light and dark. `all: initial` keeps the page's own styles out. */
export const PROMPT_STYLE = `
:host {
  all: initial; position: fixed; z-index: 2147483647; width: min(340px, calc(100vw - 32px));
  color-scheme: light dark;
}
:host([data-corner^="bottom"]) { bottom: 16px }
:host([data-corner^="top"]) { top: 16px }
:host([data-corner^="middle"]) { top: 40% }
:host([data-corner$="right"]) { right: 16px }
:host([data-corner$="left"]) { left: 16px }
section {
  box-sizing: border-box; padding: 16px; border-radius: 12px;
  font: 14px/1.45 system-ui, sans-serif; color: light-dark(#1c1b1f, #e8e6ea); background: light-dark(#fff, #232227);
  border: 1px solid light-dark(#cfccd4, #4a4850); box-shadow: 0 6px 24px rgb(0 0 0 / .22);
}
h2 { margin: 0 0 4px; font: inherit; font-weight: 650 }
p { margin: 0 0 12px }
div { display: flex; gap: 8px; flex-wrap: wrap }
button {
  font: inherit; font-weight: 600; padding: 7px 14px; border-radius: 8px; cursor: pointer;
  border: 1px solid light-dark(#8b8894, #7b7884); background: transparent; color: inherit;
}
button[data-action="fix-it"] { background: light-dark(#1f5fbf, #8ab4f8); border-color: transparent; color: light-dark(#fff, #10233f) }
button:focus-visible { outline: 3px solid light-dark(#1f5fbf, #8ab4f8); outline-offset: 2px }
`;
