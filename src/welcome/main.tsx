/** The page that opens once, after the installation. */
import { render } from 'preact';
import { beginPage } from '../platform/set-up-page';
import { Welcome } from './welcome';

const root = await beginPage('extension_name');
if (root) render(<Welcome />, root);
