/** Buttons to have the article read aloud: to start, pause and stop. The reading itself (reading.mjs) is deferred. */

import {prefetch} from './deferred.mjs';
import {make, setText} from './elements.mjs';

/**
 * Started on `data-module="read-aloud"`, with the labels of its buttons as JSON in `data-words`. Without a voice for
 * the page's language there is no button.
 */
export class ReadAloud {
  constructor($root) {
    this.speech = window.speechSynthesis;
    if (!this.speech) return;
    this.$root = $root;
    this.labels = JSON.parse($root.dataset.words);
    this.language = document.documentElement.lang;
    this.addButtons();
    if (!this.$start) this.speech.addEventListener?.('voiceschanged', () => this.addButtons());
  }

  addButtons() {
    this.voice = this.bestVoice();
    if (!this.voice || this.$start) return;
    const button = (click) => make('button', {type: 'button', class: 'nt-tool', click});
    this.$start = button(() => this.toggle());
    this.$stop = button(() => this.reading.stop());
    setText(this.$stop, this.labels.stop);
    this.$root.append(this.$start, this.$stop);
    this.setState('silent');
    prefetch(() => this.fetchReading());
  }

  /** A voice of the device alone: one from the network would send the text away. */
  bestVoice() {
    const primary = this.language.split('-')[0];
    const voices = this.speech
      .getVoices()
      .filter(
        ({lang, localService}) =>
          localService && lang.toLowerCase().replace('_', '-').split('-')[0] === primary,
      );
    return voices.find(({lang}) => lang.replace('_', '-') === this.language) || voices[0];
  }

  async toggle() {
    const reading = await this.fetchReading().catch(() => null);
    if (reading) reading.toggle(this.voice);
    else setText(this.$start, this.labels.failed);
  }

  async fetchReading() {
    const {Reading} = await import('./reading.mjs');
    this.reading ||= new Reading((state) => {
      this.setState(state);
      // What is stopped by its own button, or has ended, leaves the reader at the beginning.
      if (state === 'silent') this.$start.focus();
    });
    return this.reading;
  }

  setState(state) {
    setText(
      this.$start,
      {silent: this.labels.start, reading: this.labels.pause, paused: this.labels.on}[state],
    );
    this.$stop.hidden = state === 'silent';
  }
}
