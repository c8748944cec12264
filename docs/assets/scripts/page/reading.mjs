/** The article as the browser's own voice reads it, block by block. Deferred: nobody hears it before a press. */

import {find} from './elements.mjs';

const SPOKEN = 'nt-spoken';
const BLOCKS = 'h1, h2, h3, h4, h5, h6, p, li, dt, dd, th, td, figcaption, summary, legend';
const NOT_READ =
  '.headerlink, button, input, select, textarea, script, style, [hidden], [aria-hidden="true"]';
/** Characters. Some browsers break off an utterance after fifteen seconds: none is longer than a long sentence. */
const LONGEST = 120;

/** Silent at first; `show` is called with each new state: `silent`, `reading`, `paused`. */
export class Reading {
  constructor(show) {
    this.speech = window.speechSynthesis;
    this.showState = show;
    this.$article = find(document, 'article');
    this.state = 'silent';
    window.addEventListener('pagehide', () => this.speech.cancel());
  }

  /** Starts with this voice, pauses, or goes on. */
  toggle(voice) {
    this.voice = voice;
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
    this.showState(state);
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
