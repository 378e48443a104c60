/** The popup's beginning: which tab it is about, then the app. */
import { render } from 'preact';
import { tabOfPopup } from '../platform/popup-tab';
import { direction, say } from '../platform/say';
import { App } from './app';

document.documentElement.lang = say('language_code');
document.documentElement.dir = direction();
const root = document.getElementById('app');
if (root) render(<App tab={await tabOfPopup()} />, root);
