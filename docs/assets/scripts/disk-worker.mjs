/**
 * The search on a folder on disk, where browsers start no worker. In: the worker's script. Out: what `Worker` has.
 *
 * The script runs in a hidden frame. No script of ours stands inside that frame: the policy of the page that
 * opened it holds there too.
 */
export class DiskWorker extends EventTarget {
  constructor(address) {
    super();
    const $frame = document.createElement('iframe');
    $frame.hidden = true;
    document.body.append($frame);
    this.$inside = $frame.contentWindow;
    this.$inside.document.open();
    this.$inside.document.write('<body>');
    this.$inside.document.close();
    this.$inside.postMessage = (data) => this.dispatchEvent(new MessageEvent('message', { data }));
    const $script = this.$inside.document.createElement('script');
    $script.src = address;
    this.ready = new Promise((resolve) => $script.addEventListener('load', resolve));
    this.$inside.document.body.append($script);
  }

  postMessage(data) {
    this.ready.then(() => this.$inside.dispatchEvent(new MessageEvent('message', { data })));
  }
}
