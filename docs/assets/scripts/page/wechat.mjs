/** WeChat's browser, which saves no files. */

import {make} from './elements.mjs';

/** Whether the page stands in WeChat. */
export function savesNoFiles() {
  return /MicroMessenger/i.test(navigator.userAgent);
}

/** Started on `data-module="in-wechat"`: in WeChat, and only there, says how to get at the files. */
export class InWeChat {
  constructor($root) {
    if (savesNoFiles()) $root.append(make('p', {class: 'ns-banner'}, $root.dataset.text));
  }
}
