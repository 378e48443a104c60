/** The settings page. */
import { render } from 'preact';
import { say } from '../platform/say';
import { beginPage } from '../platform/set-up-page';
import { SettingsPage } from './settings-page';

const root = beginPage(`${say('settings_title')} – ${say('action_title')}`);
if (root) render(<SettingsPage />, root);
