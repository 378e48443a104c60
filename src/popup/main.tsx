/** The popup's entry: finds its tab, then renders the app. */
import { render } from 'preact';
import { followTab } from '../platform/popup-tab';
import { beginPage } from '../platform/set-up-page';
import { App } from './app';
import { markShortWindow } from './short-window';

const root = await beginPage();
markShortWindow();
if (root) await followTab((tab, site) => render(<App key={site} tab={tab} />, root));
