/** Who the reader can be: only known pairs of role and track, and nothing asked that leaves no choice. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {nothingGiven} from '../../../docs/assets/scripts/checklist/answers.mjs';
import {materialsFor} from '../../../docs/assets/scripts/checklist/materials.mjs';
import {
  isPlaced,
  missingChoice,
  tracksFor,
  withoutChoice,
} from '../../../docs/assets/scripts/checklist/scope.mjs';

const role = (id, more = {}) => ({id, title: id, applies: true, min: 0, max: null, tasks: [], ...more});
const TRACKS = [{id: 'first'}, {id: 'second'}];
const call = (roles, tracks = TRACKS) => ({roles, tracks, rules: [], materials: []});
const given = (more) => ({...nothingGiven(), ...more});

test('only the tracks that a role can be in are offered', () => {
  const known = call([role('artist', {tracks: ['first']}), role('firm')]);
  assert.deepEqual(tracksFor(known, {role: 'artist'}), [TRACKS[0]]);
  assert.deepEqual(tracksFor(known, {role: 'firm'}), TRACKS);
});

test('a role with one track is in it, and leaves another that was chosen before', () => {
  const known = call([role('artist', {tracks: ['first']}), role('firm')]);
  assert.equal(withoutChoice(known, given({role: 'artist', track: 'second'})).track, 'first');
  assert.equal(withoutChoice(known, given({role: 'firm', track: 'second'})).track, 'second');
  assert.equal(withoutChoice(known, given({track: 'unknown'})).track, null);
});

test('a single role is not asked for, and what is missing is named', () => {
  const known = call([role('lead')]);
  const start = withoutChoice(known, nothingGiven());
  assert.equal(start.role, 'lead');
  assert.equal(missingChoice(known, start), 'track');
  assert.equal(missingChoice(call([role('lead'), role('joins')]), nothingGiven()), 'role');
  assert.ok(isPlaced(call([role('lead')], []), withoutChoice(call([role('lead')], []), nothingGiven())));
});

/** The same in every run. */
function randomFrom(seed) {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const one = (list) => list[Math.floor(next() * list.length)];
  return {one, some: (list) => list.filter(() => next() < 0.5), below: (limit) => Math.floor(next() * limit)};
}

const NEEDS = ['required', 'conditional', 'choice', 'optional'];
const ROLES = ['lead', 'artist', 'school'];

/** A call with roles in some tracks, and a material of each need for some roles and tracks. */
function randomCall(random) {
  const roles = ROLES.map((id) =>
    role(id, {applies: id !== 'school', min: 1, tracks: random.some(['first', 'second'])}),
  );
  const materials = Array.from({length: 5}, (_, at) => ({
    id: `m${at}`,
    need: random.one(NEEDS),
    prepared_by: random.some(ROLES),
    tracks: random.some(['first', 'second']),
    copies: 'not_stated',
    seal: 'not_stated',
    signature: 'not_stated',
  })).map((material) => ({...material, required: material.need === 'required'}));
  const yesNo = (id, evidence = []) => ({id, kind: 'yes_no', severity: 'must', evidence});
  const rules = materials.flatMap(({id, need}) => {
    const [first, second] = [yesNo(`${id}-a`, need === 'choice' ? [id] : []), yesNo(`${id}-b`)];
    const group = {id: `${id}-g`, severity: 'must', evidence: []};
    if (need === 'choice') return [{...group, kind: 'any', rules: [first, second]}];
    if (need === 'conditional') return [{...group, kind: 'when', if: first, then: yesNo(`${id}-b`, [id])}];
    return need === 'required' && random.below(2) ? [yesNo(`${id}-a`, [id])] : [];
  });
  return {roles, tracks: TRACKS, materials, rules};
}

/** Whether the data demands a material of a reader whose every answer is given; one that is optional is offered. */
function isDemanded({id, need}, answers) {
  if (need === 'conditional') return answers[`${id}-a`] === 'yes';
  if (need === 'choice') return answers[`${id}-a`] === 'yes' || answers[`${id}-b`] !== 'yes';
  return true;
}

test('the documents shown are exactly those that the data demands of the role and track', () => {
  for (let seed = 1; seed <= 2000; seed += 1) {
    const random = randomFrom(seed);
    const known = randomCall(random);
    const reader = random.one(known.roles);
    const track = random.one(tracksFor(known, {role: reader.id})).id;
    const names = known.materials.flatMap(({id}) => [`${id}-a`, `${id}-b`]);
    const answers = Object.fromEntries(names.map((name) => [name, random.one(['yes', 'no'])]));
    const who = given({role: reader.id, track, answers});
    const isIn = ({tracks}) => tracks.length === 0 || tracks.includes(track);
    const school = known.roles[2];
    const hands = reader.applies && isIn(school) ? [reader.id, 'school'] : [reader.id];
    const others = known.roles.filter((one) => one.applies && one !== reader).map(({id}) => id);
    const expected = known.materials.filter(
      (material) =>
        isIn(material) &&
        isDemanded(material, answers) &&
        (material.prepared_by.some((id) => hands.includes(id)) ||
          (reader.applies && material.prepared_by.length === 0)),
    );
    const shown = materialsFor(known, who, who).map(({material}) => material.id);
    assert.deepEqual(
      shown.toSorted(),
      expected.map(({id}) => id).toSorted(),
      `seed ${seed}: ${JSON.stringify({reader, track, others, answers, materials: known.materials})}`,
    );
  }
});
