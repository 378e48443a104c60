/** The page "Open a report": shows the incident of the tab it was opened from, or a report's file. */
import { render } from 'preact';
import { beginPage } from '../platform/set-up-page';
import { ReportPage } from './report-page';

const tab = Number(new URLSearchParams(location.search).get('tab') ?? Number.NaN);
const root = await beginPage('report_title');
if (root) render(<ReportPage tab={Number.isInteger(tab) ? tab : null} />, root);
