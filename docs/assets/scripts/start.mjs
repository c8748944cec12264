/** The script of every page: which class makes which `data-module` work. */
import { startComponents } from './components.mjs';
import { CopyLink, CopyText } from './copying.mjs';
import { PrintPage } from './print-page.mjs';
import { Status } from './status.mjs';

startComponents({ 'copy-link': CopyLink, 'copy-text': CopyText, 'print-page': PrintPage, status: Status });
