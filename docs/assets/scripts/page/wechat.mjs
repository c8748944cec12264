/** WeChat's browser, which saves no files. In: the browser. Out: whether it is that, and a hint at links to files. */

import { make } from './elements.mjs';

/** Whether the page stands in WeChat. */
export function savesNoFiles() {
  return /MicroMessenger/i.test(navigator.userAgent);
}

/** Started on `data-module="in-wechat"`: says there, and only there, how to come to the files. */
export class InWeChat {
  constructor($root) {
    if (savesNoFiles()) $root.append(make('p', { class: 'ns-banner' }, $root.dataset.text));
  }
}
