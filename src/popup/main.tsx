/** The popup's beginning: which tab it is about, then the app. */
import { render } from 'preact';
import { followTab } from '../platform/popup-tab';
import { direction, say } from '../platform/say';
import { App } from './app';

document.documentElement.lang = say('language_code');
document.documentElement.dir = direction();
const root = document.getElementById('app');
if (root) await followTab((tab, site) => render(<App key={site} tab={tab} />, root));
