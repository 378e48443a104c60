/** The settings page. */
import { render } from 'preact';
import { beginPage } from '../platform/set-up-page';
import { SettingsPage } from './settings-page';

const root = await beginPage('settings_page_title');
if (root) render(<SettingsPage />, root);
