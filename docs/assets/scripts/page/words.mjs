/** Words of the page. In: translations by English msgid, as the page carries them. Out: `say`. No DOM. */

/**
 * A function that says a msgid in the page's language, its `{name}` blanks filled.
 *
 * `say.list` joins the parts of a list, `say.sentences` whole sentences.
 */
export function speaker({words, language}) {
  const isChinese = language.startsWith('zh');
  const say = (msgid, values = {}) =>
    (words[msgid] || msgid).replace(/\{(\w+)\}/g, (blank, name) => (name in values ? values[name] : blank));
  say.list = (parts) => parts.join(isChinese ? '、' : ', ');
  say.sentences = (parts) => parts.filter(Boolean).join(isChinese ? '' : ' ');
  return say;
}
