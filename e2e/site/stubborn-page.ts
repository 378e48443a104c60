/** A page that writes its state back at every chance, like an app that saves when it is left; see page/stubborn.ts. */
import type { ServerResponse } from 'node:http';
import { html, sendPage } from './html.ts';

/** No app and no gateway behind it, so that nothing else writes. */
export function sendStubbornPage(response: ServerResponse): void {
  sendPage(
    response,
    html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>A stubborn page</title></head>
<body><h1>A stubborn page</h1><script src="/assets/stubborn.js"></script></body>
</html>`,
  );
}
