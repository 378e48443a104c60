/** Buttons that open our other pages. */
import { useEffect, useState } from 'preact/hooks';
import { openSettings } from '../../platform/open-tab';
import { say } from '../../platform/say';
import { home, openBeside, ownWindow } from '../../platform/side-panel';
import { Action } from './action';

/** "Keep open beside the page": in the popup, which closes at the next click outside it, and in a tab. */
export function OpenBeside() {
  const [from, setFrom] = useState<{ place: 'popup' | 'tab' | 'beside'; window: number } | null>(null);
  useEffect(() => {
    void Promise.all([home(), ownWindow()]).then(([place, window]) => setFrom({ place, window }));
  }, []);
  if (!from || from.place === 'beside') return null;
  const open = () =>
    openBeside(from.window).then(
      () => from.place === 'popup' && window.close(),
      () => {}, // the browser requires a user gesture
    );
  return (
    <Action name="open-beside" variant="text" onClick={open}>
      {say('open_beside')}
    </Action>
  );
}

/** For whoever was told to clear although nothing fails: the settings hold that. */
export function ToldToClear() {
  return (
    <Action name="settings" variant="text" onClick={openSettings}>
      {say('told_title')}
    </Action>
  );
}

export function OpenSettings() {
  return (
    <Action name="settings" variant="text" onClick={openSettings}>
      {say('settings_title')}
    </Action>
  );
}
