/** The extension API, for code that tests run inside extension pages and workers. */
declare const chrome: import('webextension-polyfill').Browser;
