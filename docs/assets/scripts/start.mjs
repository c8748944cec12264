/** The script of every page: which class makes which `data-module` work. */
import { BackToTop } from './page/back-to-top.mjs';
import { startComponents } from './page/components.mjs';
import { Contents } from './page/contents.mjs';
import { CopyLink, CopyText } from './page/copying.mjs';
import { DarkButton, LargeTextButton } from './page/display-buttons.mjs';
import { Menu } from './page/menu.mjs';
import { OpenOnPaper } from './page/open-on-paper.mjs';
import { openTarget } from './page/opened-target.mjs';
import { PrintPage } from './page/print-page.mjs';
import { ReadAloud } from './page/read-aloud.mjs';
import { SearchBox } from './search/box.mjs';
import { markFound } from './search/marks.mjs';
import { Status } from './page/status.mjs';
import { InWeChat } from './page/wechat.mjs';

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
