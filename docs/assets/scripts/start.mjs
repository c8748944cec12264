/** The script of every page: which class makes which `data-module` work. */
import { startComponents } from './components.mjs';
import { CopyLink, CopyText } from './copying.mjs';
import { LargeTextButton } from './large-text-button.mjs';
import { OpenOnPaper } from './open-on-paper.mjs';
import { PrintPage } from './print-page.mjs';
import { ReadAloud } from './read-aloud.mjs';
import { Status } from './status.mjs';
import { InWeChat } from './wechat.mjs';

startComponents({
  'copy-link': CopyLink,
  'copy-text': CopyText,
  'in-wechat': InWeChat,
  'large-text': LargeTextButton,
  'open-on-paper': OpenOnPaper,
  'print-page': PrintPage,
  'read-aloud': ReadAloud,
  status: Status,
});
