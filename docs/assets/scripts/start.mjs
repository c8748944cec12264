/** The script of every page: which class each `data-module` is given to. */
import {CopyLink, CopyText, DarkButton, LargeTextButton, PrintPage} from './page/buttons.mjs';
import {startComponents} from './page/elements.mjs';
import {BackToTop, Contents, Menu, OpenOnPaper, openTarget} from './page/navigation.mjs';
import {ReadAloud} from './page/read-aloud.mjs';
import {DeviceClock, Phases, Status} from './page/status.mjs';
import {InWeChat} from './page/wechat.mjs';
import {SearchBox} from './search/box.mjs';
import {markQuery} from './search/query.mjs';

startComponents({
  'back-to-top': BackToTop,
  contents: Contents,
  'copy-link': CopyLink,
  'copy-text': CopyText,
  dark: DarkButton,
  'device-clock': DeviceClock,
  'in-wechat': InWeChat,
  'large-text': LargeTextButton,
  menu: Menu,
  'open-on-paper': OpenOnPaper,
  phases: Phases,
  'print-page': PrintPage,
  'read-aloud': ReadAloud,
  search: SearchBox,
  status: Status,
});
openTarget();
markQuery();
