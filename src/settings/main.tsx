/** The page of settings. */
import { render } from 'preact';
import { direction, say } from '../platform/say';
import { SettingsPage } from './settings-page';

document.documentElement.lang = say('language_code');
document.documentElement.dir = direction();
document.title = `${say('settings_title')} – ${say('action_title')}`;
const root = document.getElementById('app');
if (root) render(<SettingsPage />, root);
