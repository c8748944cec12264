/** The article read aloud by the browser's own voice. In: its words, the article. Out: buttons; silent until asked. */

import { make, setText } from './elements.mjs';
import { spokenText } from './spoken-text.mjs';

const SPOKEN = 'nt-spoken';

/** Started on `data-module="read-aloud"`; without a voice for the page's language there is no button. */
export class ReadAloud {
  constructor($root) {
    this.speech = window.speechSynthesis;
    if (!this.speech) return;
    this.$root = $root;
    this.words = JSON.parse($root.dataset.words);
    this.language = document.documentElement.lang;
    this.$article = document.querySelector('article');
    if (!this.$article) throw new Error('read-aloud: no element article');
    this.offer();
    if (!this.$start) this.speech.addEventListener?.('voiceschanged', () => this.offer());
    window.addEventListener('pagehide', () => this.speech.cancel());
  }

  offer() {
    this.voice = this.bestVoice();
    if (!this.voice || this.$start) return;
    const button = (click) => make('button', { type: 'button', class: 'nt-tool', click });
    this.$start = button(() => this.turn());
    this.$stop = button(() => this.stop());
    setText(this.$stop, this.words.stop);
    this.$root.append(this.$start, this.$stop);
    this.tell('silent');
  }

  /** A voice of the device itself first: one from the network would send the text away. */
  bestVoice() {
    const primary = this.language.split('-')[0];
    const fitting = this.speech.getVoices().filter(({ lang, localService }) =>
      localService && lang.toLowerCase().replace('_', '-').split('-')[0] === primary);
    return fitting.find(({ lang }) => lang.replace('_', '-') === this.language) || fitting[0];
  }

  turn() {
    if (this.state === 'reading') return this.pause();
    if (this.state === 'silent') {
      this.sentences = spokenText(this.$article);
      this.at = 0;
    }
    this.tell('reading');
    this.speak();
  }

  /** Not the browser's own pause: on telephones that one never goes on. */
  pause() {
    this.tell('paused');
    this.speech.cancel();
  }

  stop() {
    this.tell('silent');
    this.speech.cancel();
    this.mark(null);
    this.$start.focus();
  }

  speak() {
    const sentence = this.sentences[this.at];
    if (!sentence) return this.stop();
    this.mark(sentence.$block);
    const utterance = new SpeechSynthesisUtterance(sentence.text);
    utterance.voice = this.voice;
    utterance.lang = this.voice.lang;
    utterance.addEventListener('end', () => this.next(utterance));
    utterance.addEventListener('error', () => this.next(utterance));
    this.utterance = utterance;
    this.speech.speak(utterance);
  }

  /** A cancelled utterance ends too, and may do so when the next one has begun. */
  next(utterance) {
    if (this.state !== 'reading' || utterance !== this.utterance) return;
    this.at += 1;
    this.speak();
  }

  mark($block) {
    if (this.$spoken === $block) return;
    this.$spoken?.classList.remove(SPOKEN);
    this.$spoken = $block;
    $block?.classList.add(SPOKEN);
    $block?.scrollIntoView({ block: 'nearest' });
  }

  tell(state) {
    this.state = state;
    setText(this.$start, { silent: this.words.start, reading: this.words.pause, paused: this.words.on }[state]);
    this.$stop.hidden = state === 'silent';
  }
}
