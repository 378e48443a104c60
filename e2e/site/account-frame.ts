/** The common layout of the account site's pages. */
import { type Html, html } from './html.ts';

/** A whole document of the account site around `body`. */
export function accountPageFrame(title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/assets/account.css">
</head>
<body>
<header class="site-header"><a class="site-name" href="/">heyron</a>
<nav><a href="/chat">Chat</a> <a href="/account">Account</a> <a href="/support">Support</a></nav></header>
<main>${body}</main>
</body>
</html>`;
}
