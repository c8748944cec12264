/** Journeys through the checklist: who answers what, and what comes of it. */
import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {test} from 'node:test';
import {materialsFor} from '../../../docs/assets/scripts/checklist/materials.mjs';
import {evaluate, isAnswer, questionsOf} from '../../../docs/assets/scripts/checklist/rules.mjs';
import {isPlaced, rulesFor} from '../../../docs/assets/scripts/checklist/scope.mjs';
import {shownState} from '../../../docs/assets/scripts/checklist/states.mjs';
import {sentencesFor, sumUp} from '../../../docs/assets/scripts/checklist/verdict.mjs';
import {OPEN} from '../../../docs/assets/scripts/page/clock.mjs';
import {translator} from '../../../docs/assets/scripts/page/messages.mjs';

const here = new URL('../../', import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, here), 'utf8'));
const files = readdirSync(new URL('cases/', here)).filter((name) => name.startsWith('journeys-'));

test('there are journeys through the first call and through the one that uses every key', () => {
  assert.deepEqual(files.sort(), ['journeys-first.json', 'journeys-full.json']);
  for (const file of files) assert.ok(read(`cases/${file}`).journeys.length > 15);
});

const everyResult = (result) => [result, ...result.parts.flatMap(everyResult)];

for (const {call: name, journeys} of files.map((file) => read(`cases/${file}`))) {
  const call = read(`golden/checklist-${name}.json`);
  const questions = new Map(call.rules.flatMap(questionsOf).map((rule) => [rule.id, rule]));
  const t = translator(call);

  for (const {title, who, answers, members = {}, expect} of journeys) {
    test(`${name}: ${title}`, () => {
      assert.ok(isPlaced(call, who));
      for (const [id, answer] of Object.entries(answers)) assert.ok(isAnswer(questions.get(id), answer), id);
      const results = rulesFor(call, who).map((rule) => evaluate(rule, answers));
      assertStates(results, expect.states);
      const summary = sumUp(results);
      assert.equal(summary.kind, expect.verdict);
      if (results.length > 0)
        assert.equal(
          t.sentences(sentencesFor(summary, {isApplicant: true, state: OPEN}, t)),
          expect.sentence,
        );
      assertMaterials(materialsFor(call, who, {answers, members}), expect);
    });
  }
}

function assertStates(results, states) {
  const byId = new Map(results.flatMap(everyResult).map((result) => [result.rule.id, shownState(result)]));
  for (const [id, state] of Object.entries(states)) assert.equal(byId.get(id), state, id);
}

function assertMaterials(entries, {documents = {}, no_documents: none = []}) {
  const amounts = new Map(
    entries.map(({material, documents, total, seals}) => [material.id, [documents, total, seals]]),
  );
  for (const [id, amount] of Object.entries(documents)) assert.deepEqual(amounts.get(id), amount, id);
  for (const id of none) assert.equal(amounts.has(id), false, id);
}
