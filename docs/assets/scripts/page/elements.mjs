/** Elements: made, found, given text; and the components of a page, started on theirs. */

/**
 * An element with its children; text goes in as text, never as HTML.
 *
 * Attributes that are `false`, null or undefined are left out, `true` ones are empty; functions listen to the event
 * of their name. Children that are `false`, null, undefined or '' are left out.
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

/** The first element in `$root` that a component cannot do without; throws where there is none. */
export function find($root, selector) {
  const $match = $root.querySelector(selector);
  if (!$match) throw new Error(`the element ${selector} is missing`);
  return $match;
}

/** Sets a text only where it differs, so that a live region is announced once. */
export function setText($element, text) {
  if ($element.textContent !== text) $element.textContent = text;
}

/**
 * Starts a component on each element that asks for one: `<div data-module="status">` is given to
 * `new components.status($element)`.
 *
 * One that throws is named in the console, and the others start all the same. Names that `components` lacks belong
 * to another script.
 */
export function startComponents(components, $root = document) {
  for (const $element of $root.querySelectorAll('[data-module]')) {
    const name = $element.dataset.module;
    if (components[name]) startOne(name, components[name], $element);
  }
}

function startOne(name, Component, $element) {
  try {
    new Component($element);
  } catch (error) {
    console.error(`${name}: ${error.message}`, $element, error);
  }
}
