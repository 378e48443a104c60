/** The page of settings. */
import { render } from 'preact';
import { beginPage } from '../platform/begin-page';
import { say } from '../platform/say';
import { SettingsPage } from './settings-page';

const root = beginPage(`${say('settings_title')} – ${say('action_title')}`);
if (root) render(<SettingsPage />, root);
