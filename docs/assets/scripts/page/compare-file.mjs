/** A downloaded file compared with the sums of the site. */

import {find, make, setText} from './elements.mjs';
import {translator} from './messages.mjs';
import {sha256} from './sha256.mjs';

/** Largest file that is read, in bytes; no document of a call is nearly as large. */
const MOST_BYTES = 100_000_000;

/**
 * Started on `data-module="compare-file"`: takes files and says which of the site's they are.
 *
 * The element carries `{files: [{name, sum}], messages, language}` as JSON.
 */
export class CompareFile {
  constructor($root) {
    const data = JSON.parse(find($root, 'script[type="application/json"]').textContent);
    this.t = translator(data);
    this.files = data.files;
    this.$result = make('div', {role: 'status', class: 'ns-compare__result'});
    const change = ({target}) => this.compare(target.files);
    const $input = make('input', {type: 'file', multiple: true, change, id: 'compare-file'});
    const $label = make('label', {for: 'compare-file'}, this.t('The downloaded file'));
    $root.append(make('p', {class: 'ns-compare__field'}, $label, ' ', $input), this.$result);
  }

  async compare(chosen) {
    setText(this.$result, this.t('Comparing …'));
    const lines = [];
    for (const file of chosen) lines.push(`${file.name}: ${await this.verdictOn(file)}`);
    if (lines.length && location.protocol === 'http:')
      lines.push(
        this.t(
          'This page did not come encrypted: who can alter a file on the way can alter this page too. If in doubt, ask the office.',
        ),
      );
    this.$result.replaceChildren(...lines.map((line) => make('p', {}, line)));
  }

  async verdictOn(file) {
    if (file.size > MOST_BYTES) return this.t('Too large to be a file of this site.');
    let sum;
    try {
      sum = await sha256(new Uint8Array(await file.arrayBuffer()));
    } catch (_error) {
      return this.t('The file could not be read.');
    }
    const match = this.files.find((published) => published.sum === sum);
    if (match) return this.t('The same as “{name}” of this site, byte for byte.', {name: match.name});
    return this.t(
      'None of the files of this site: it was filled in, altered, or comes from an earlier edition. Its sum: {sum}',
      {sum},
    );
  }
}
