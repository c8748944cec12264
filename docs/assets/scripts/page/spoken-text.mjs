/** What is read aloud of an article. In: its element. Out: sentences, each with the block that it stands in. */

const BLOCKS = 'h1, h2, h3, h4, h5, h6, p, li, dt, dd, th, td, figcaption, summary, legend';
const NOT_READ = '.headerlink, button, input, select, textarea, script, style, [hidden], [aria-hidden="true"]';
const LONGEST = 120;

/** Sentences in the order of the page; what the reader does not see is not read. */
export function spokenText($article) {
  return [...$article.querySelectorAll(BLOCKS)].flatMap(($block) =>
    isShown($block) ? sentences(ownWords($block)).map((text) => ({ text, $block })) : [],
  );
}

function isShown($block) {
  return $block.getClientRects().length > 0 && !$block.closest(NOT_READ);
}

/** The words of a block without those of blocks inside it, which come by themselves. */
function ownWords($node) {
  if ($node.nodeType === 3) return $node.data;
  return [...$node.childNodes]
    .filter(($child) => $child.nodeType === 3 || ($child.nodeType === 1 && !$child.matches(`${BLOCKS}, ${NOT_READ}`)))
    .map(ownWords)
    .join('');
}

/** Some browsers break off an utterance after fifteen seconds: none is longer than a long sentence. */
export function sentences(words) {
  const text = words.replace(/\s+/g, ' ').trim();
  return (text.match(/[^。！？；!?;]+[。！？；!?;]*/g) || [])
    .flatMap((sentence) => (sentence.length > LONGEST ? sentence.match(/[^，、,]{1,120}[，、,]*/g) : [sentence]))
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}
