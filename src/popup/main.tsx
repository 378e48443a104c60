/** The popup's beginning: which tab it is about, then the app. */
import { render } from 'preact';
import { followTab } from '../platform/popup-tab';
import { beginPage } from '../platform/set-up-page';
import { App } from './app';

const root = beginPage();
if (root) await followTab((tab, site) => render(<App key={site} tab={tab} />, root));
