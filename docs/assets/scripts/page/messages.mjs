/** Messages in the page's language. No DOM. */

/**
 * `t(msgid, values)`: the translation of an English msgid, its `{name}` placeholders replaced by `values`.
 *
 * `messages` are the translations by msgid, as the page carries them. `t.list` joins the items of a list,
 * `t.sentences` those sentences that are not empty.
 */
export function translator({messages, language}) {
  const isChinese = language.startsWith('zh');
  const t = (msgid, values = {}) =>
    (messages[msgid] || msgid).replace(/\{(\w+)\}/g, (whole, name) =>
      name in values ? values[name] : whole,
    );
  t.list = (items) => items.join(isChinese ? '、' : ', ');
  t.sentences = (sentences) => sentences.filter(Boolean).join(isChinese ? '' : ' ');
  return t;
}

/** What to say where a deferred part of the page could not be fetched. */
export function notFetchedMessage(t) {
  return t('A part of this page did not come. Check the network and press again.');
}
