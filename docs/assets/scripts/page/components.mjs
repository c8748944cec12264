/**
 * Starts the components of a page. In: classes by name. Out: one instance for each element that asks for it.
 *
 * `<div data-module="status">` is handed to `new components.status($element)`. One that throws is named in
 * the console, and the others start all the same. Names that `components` lacks belong to another script.
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
