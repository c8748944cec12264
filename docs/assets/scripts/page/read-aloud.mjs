/** The article read aloud by the browser's own voice: buttons to start, pause and stop, silent until pressed. */

import {find, make, setText} from './elements.mjs';

const SPOKEN = 'nt-spoken';
const BLOCKS = 'h1, h2, h3, h4, h5, h6, p, li, dt, dd, th, td, figcaption, summary, legend';
const NOT_READ =
  '.headerlink, button, input, select, textarea, script, style, [hidden], [aria-hidden="true"]';
/** Characters. Some browsers break off an utterance after fifteen seconds: none is longer than a long sentence. */
const LONGEST = 120;

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
    this.$article = find(document, 'article');
    this.addButtons();
    if (!this.$start) this.speech.addEventListener?.('voiceschanged', () => this.addButtons());
    window.addEventListener('pagehide', () => this.speech.cancel());
  }

  addButtons() {
    this.voice = this.bestVoice();
    if (!this.voice || this.$start) return;
    const button = (click) => make('button', {type: 'button', class: 'nt-tool', click});
    this.$start = button(() => this.toggle());
    this.$stop = button(() => this.stop());
    setText(this.$stop, this.labels.stop);
    this.$root.append(this.$start, this.$stop);
    this.setState('silent');
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

  toggle() {
    if (this.state === 'reading') return this.pause();
    if (this.state === 'silent') {
      this.utterances = utterancesOf(this.$article);
      this.at = 0;
    }
    this.setState('reading');
    return this.speak();
  }

  /** Not the browser's own pause, from which telephones never go on. */
  pause() {
    this.setState('paused');
    this.speech.cancel();
  }

  stop() {
    this.setState('silent');
    this.speech.cancel();
    this.mark(null);
    this.$start.focus();
  }

  speak() {
    const current = this.utterances[this.at];
    if (!current) return this.stop();
    this.mark(current.$block);
    const utterance = new SpeechSynthesisUtterance(current.text);
    utterance.voice = this.voice;
    utterance.lang = this.voice.lang;
    utterance.addEventListener('end', () => this.next(utterance));
    utterance.addEventListener('error', () => this.next(utterance));
    this.utterance = utterance;
    return this.speech.speak(utterance);
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
    $block?.scrollIntoView({block: 'nearest'});
  }

  setState(state) {
    this.state = state;
    setText(
      this.$start,
      {silent: this.labels.start, reading: this.labels.pause, paused: this.labels.on}[state],
    );
    this.$stop.hidden = state === 'silent';
  }
}

/** `[{text, $block}]` in the order of the page; what the reader does not see is not read. */
function utterancesOf($article) {
  return [...$article.querySelectorAll(BLOCKS)].flatMap(($block) =>
    isShown($block) ? sentences(ownText($block)).map((text) => ({text, $block})) : [],
  );
}

function isShown($block) {
  return $block.getClientRects().length > 0 && !$block.closest(NOT_READ);
}

/** The text of a block without that of blocks inside it, which come by themselves. */
function ownText($node) {
  if ($node.nodeType === 3) return $node.data;
  return [...$node.childNodes]
    .filter(
      ($child) =>
        $child.nodeType === 3 || ($child.nodeType === 1 && !$child.matches(`${BLOCKS}, ${NOT_READ}`)),
    )
    .map(ownText)
    .join('');
}

/** The sentences of a text, long ones in parts, each with its punctuation. */
export function sentences(text) {
  const line = text.replace(/\s+/g, ' ').trim();
  // `甲为企业。乙可以；` gives two.
  return (line.match(/[^。！？；!?;]+[。！？；!?;]*/g) || [])
    .flatMap((sentence) =>
      sentence.length > LONGEST ? sentence.match(/[^，、,]{1,120}[，、,]*/g) : [sentence],
    )
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}
