/** Elements made from words. In: tag, attributes, children. Out: an element; words go in as text, never as HTML. */

/**
 * An element with its children. Attributes that are `false`, null or undefined are left out, `true` ones are
 * empty; functions listen to the event of their name. Children that are nothing (`false`, '', null) are left out.
 */
export function make(tag, attributes = {}, ...children) {
  const $element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') $element.addEventListener(name, value);
    else if (value === true) $element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) $element.setAttribute(name, value);
  }
  $element.append(...children.flat().filter(Boolean));
  return $element;
}

/** A link to a place of the issued text, by its label; null where there is none. */
export function placeLink(source) {
  return source && make('a', {class: 'ns-place', href: source.href}, source.label);
}

/** Marks what is only recommended; null for what must be met. */
export function adviceTag({severity}, say) {
  return severity === 'should' ? make('span', {class: 'ns-condition__advice'}, say('Recommended')) : null;
}

/** Sets words only where they differ, so that a live region speaks once. */
export function setText($element, text) {
  if ($element.textContent !== text) $element.textContent = text;
}
