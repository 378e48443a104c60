/** The account site heyron.ai: sign in, sign out, the link to the agent, support, and a guide about the failure. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { accountPageFrame } from './account-frame.ts';
import { pairingGuide } from './guide.ts';
import { cookiesOf, type Html, html, sendBadGateway, sendNotFound, sendPage } from './html.ts';

const SESSION = 'sb-standin-auth-token';
const VERIFIER = 'sb-standin-auth-token-code-verifier';

export class AccountSite {
  /** While true every page answers 502. */
  down = false;
  /** Each session with its start, in epoch ms. */
  private readonly sessions = new Map<string, number>();

  /** @param agentLink gives the link to the user's agent, with the current token */
  constructor(private readonly agentLink: () => string) {}

  /** Answers one request of the account site. */
  serve(request: IncomingMessage, response: ServerResponse, path: string): ServerResponse {
    if (this.down) return sendBadGateway(response);
    const signedIn = this.isSignedIn(request);
    switch (path) {
      case '/auth/login':
        return request.method === 'POST' ? this.signIn(response) : sendPage(response, loginPage());
      case '/auth/logout':
        return this.signOut(request, response);
      case '/chat':
        return signedIn ? sendPage(response, chatPage(this.agentLink())) : redirect(response, '/auth/login');
      case '/account':
        return signedIn ? sendPage(response, accountPage()) : redirect(response, '/auth/login');
      case '/framed':
        return sendPage(response, framedPage(this.agentLink()));
      case '/support':
        return sendPage(response, supportPage());
      case '/guides/pairing-required':
        return sendPage(response, pairingGuide());
      case '/':
        // Sets a cookie for everyone, as sites behind a protection service do.
        return sendPage(response, homePage(), 200, {
          'set-cookie': [`visit=${randomUUID()}; Path=/; Secure; Max-Age=86400`],
        });
      default:
        return sendNotFound(response);
    }
  }

  /** Whether a request has a session that began after `since`, in epoch ms. */
  isSignedIn(request: IncomingMessage, since = 0): boolean {
    const began = this.sessions.get(cookiesOf(request).get(SESSION) ?? '');
    return began !== undefined && began >= since;
  }

  private signIn(response: ServerResponse): ServerResponse {
    const session = randomUUID();
    this.sessions.set(session, Date.now());
    return redirect(response, '/chat', [
      `${SESSION}=${session}; Domain=heyron.ai; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=86400`,
      `${VERIFIER}=${randomUUID()}; Path=/; Secure; SameSite=Lax; Max-Age=86400`,
    ]);
  }

  private signOut(request: IncomingMessage, response: ServerResponse): ServerResponse {
    this.sessions.delete(cookiesOf(request).get(SESSION) ?? '');
    return redirect(response, '/auth/login', [
      `${SESSION}=; Domain=heyron.ai; Path=/; HttpOnly; Secure; Max-Age=0`,
      `${VERIFIER}=; Path=/; Secure; Max-Age=0`,
    ]);
  }
}

function redirect(response: ServerResponse, location: string, cookies: string[] = []): ServerResponse {
  response.writeHead(303, { location, ...(cookies.length > 0 && { 'set-cookie': cookies }) });
  return response.end();
}

function homePage(): Html {
  return accountPageFrame('heyron', html`<h1>Your own agent</h1><p><a class="button" href="/chat">Open chat</a></p>`);
}

function loginPage(): Html {
  return accountPageFrame(
    'Sign in - heyron',
    html`<h1>Welcome back</h1>
<form method="post" action="/auth/login"><button class="button" type="submit">Sign in</button></form>`,
  );
}

function chatPage(link: string): Html {
  return accountPageFrame(
    'Chat - heyron',
    html`<h1>Your agent is ready</h1><p><a class="button" href="${link}">Start your agent</a></p>`,
  );
}

/** The agent in a frame of the account site, as a dashboard may show it. */
function framedPage(link: string): Html {
  return accountPageFrame(
    'Dashboard - heyron',
    html`<h1>Dashboard</h1><iframe title="Your agent" src="${link}" width="800" height="560"></iframe>`,
  );
}

function accountPage(): Html {
  return accountPageFrame(
    'Account - heyron',
    html`<h1>Account</h1><p>Signed in as guest@heyron.ai.</p><p><a class="button" href="/auth/logout">Sign out</a></p>`,
  );
}

function supportPage(): Html {
  return accountPageFrame(
    'Support - heyron',
    html`<h1>Support</h1>
<form><label for="ticket">What happened?</label><textarea id="ticket" rows="8"></textarea>
<button class="button" type="button">Send ticket</button></form>`,
  );
}
