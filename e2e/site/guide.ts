/** A help article that quotes every error text: docs prose, which must not be taken for a failing page. */
import { accountPageFrame } from './account-frame.ts';
import { type Html, html } from './html.ts';

/** The troubleshooting guide at /guides/pairing-required. */
export function pairingGuide(): Html {
  return accountPageFrame(
    'Pairing required: what to do - heyron guides',
    html`<article class="guide">
<h1>When your agent says "pairing required"</h1>
<p>The page reached your agent, but the agent does not know this browser, or knows it with an old credential.</p>
<div class="callout danger"><strong>Auth failed: pairing required</strong>
<p>This is the message that most people see first. It is not an outage.</p></div>
<h2>Messages that belong together</h2>
<ul>
<li><code>Auth failed: pairing required</code></li>
<li><code>disconnected (1008): pairing required</code></li>
<li><code>unauthorized: gateway token mismatch</code></li>
</ul>
<div class="callout danger"><div>disconnected (1008): pairing required</div></div>
<h2>In a browser</h2>
<ol>
<li>Reload the page once without the cache.</li>
<li>Sign out of heyron.ai and sign in again.</li>
<li>Try a private window.</li>
<li>Clear the data of heyron.ai only, then pair again with a new link.</li>
</ol>
<div class="callout"><p>Never post a token, a cookie or a link with <code>#token=</code> in a public place.</p></div>
<h2>On your own gateway</h2>
<pre><code>unauthorized: gateway token mismatch (open the dashboard URL and paste the token in Control UI settings)
openclaw devices list
openclaw devices approve &lt;requestId&gt;</code></pre>
</article>`,
  );
}
