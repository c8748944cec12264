/** The script of every page: which class makes which `data-module` work. */
import { BackToTop } from './back-to-top.mjs';
import { startComponents } from './components.mjs';
import { Contents } from './contents.mjs';
import { CopyLink, CopyText } from './copying.mjs';
import { DarkButton, LargeTextButton } from './display-buttons.mjs';
import { Menu } from './menu.mjs';
import { OpenOnPaper } from './open-on-paper.mjs';
import { openTarget } from './opened-target.mjs';
import { PrintPage } from './print-page.mjs';
import { ReadAloud } from './read-aloud.mjs';
import { SearchBox } from './search-box.mjs';
import { markFound } from './search-marks.mjs';
import { Status } from './status.mjs';
import { InWeChat } from './wechat.mjs';

startComponents({
  'back-to-top': BackToTop,
  contents: Contents,
  'copy-link': CopyLink,
  'copy-text': CopyText,
  dark: DarkButton,
  'in-wechat': InWeChat,
  'large-text': LargeTextButton,
  menu: Menu,
  'open-on-paper': OpenOnPaper,
  'print-page': PrintPage,
  'read-aloud': ReadAloud,
  search: SearchBox,
  status: Status,
});
openTarget();
markFound();
