/** Where files come in. */

import {make} from '../page/elements.mjs';

/** Where files are dropped or chosen; `read(files)` gets them, many together. */
export function makeDropArea(desk, t, read) {
  const id = `collect-files-${desk.annex}`;
  const $file = make('input', {
    type: 'file',
    id,
    class: 'ns-fill__file',
    multiple: true,
    accept: '.docx,.doc,.wps',
    change: () => {
      const files = [...$file.files];
      $file.value = '';
      read(files);
    },
  });
  const mark = (isOver) => $drop.classList.toggle('ns-collect__drop--over', isOver);
  const $drop = make(
    'div',
    {
      class: 'ns-collect__drop',
      dragover: (event) => {
        event.preventDefault();
        mark(true);
      },
      dragleave: () => mark(false),
      drop: (event) => {
        event.preventDefault();
        mark(false);
        read([...event.dataTransfer.files]);
      },
    },
    $file,
    make(
      'label',
      {class: 'ns-button ns-button--main ns-fill__open', for: id},
      t('Choose the forms of the members'),
    ),
    make('p', {class: 'ns-hint'}, t('Many at once; or drop them here.')),
  );
  return $drop;
}
