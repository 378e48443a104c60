/** The way from the popup to the page of settings. */
import { openSettings } from '../../platform/open-tab';
import { say } from '../../platform/say';
import { Action } from './action';

export function OpenSettings() {
  return (
    <Action name="settings" look="text" onClick={openSettings}>
      {say('settings_title')}
    </Action>
  );
}
