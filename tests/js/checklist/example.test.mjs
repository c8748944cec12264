/** An example to copy has the answers, and leaves what they come to for a person to fill in. */
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {exampleOf} from '../../../docs/assets/scripts/checklist/example.mjs';

const result = (id, parts = []) => ({rule: {id}, parts});

test('answers are written as the data file has them, and what they come to stays empty', () => {
  const answers = {
    staff: 10,
    lead: 'yes',
    field: '_outside',
    covers: ['a', 'b'],
    name: "甲's: 乙",
    day: '2026-01-02',
    none: [],
  };
  const text = exampleOf(
    {
      given: {role: 'lead', track: null, answers},
      results: [result('staff'), result('group', [result('part')])],
      items: [{id: 'grant'}],
    },
    '自查时留下的',
  );
  assert.equal(
    text,
    [
      'cases:',
      "  - title: '自查时留下的'",
      '    role: lead',
      '    answers:',
      '      staff: 10',
      '      lead: yes',
      "      field: '_outside'",
      '      covers: [a, b]',
      "      name: '甲''s: 乙'",
      "      day: '2026-01-02'",
      '      none: []',
      '    states:',
      '      staff:',
      '      group:',
      '      part:',
      '    amounts:',
      '      grant:',
    ].join('\n'),
  );
});

test('nothing answered is an empty example', () => {
  const text = exampleOf({given: {role: null, track: null, answers: {}}, results: [], items: []}, 'a');
  assert.equal(text, ['cases:', "  - title: 'a'", '    answers: {}', '    states: {}'].join('\n'));
});
