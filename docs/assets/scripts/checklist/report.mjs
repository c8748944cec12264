/**
 * The result. In: the call, words, the place of the sentence that sums up, and whom to tell of a number of members.
 * Out: that sentence, which is announced, and the lists, which are not.
 */

import {makeContacts} from './contacts.mjs';
import {make} from '../page/elements.mjs';
import {makePapers} from './paper-section.mjs';
import {openPoints, settledPoints} from './results.mjs';
import {applies, roleOf} from './scope.mjs';
import {sentencesFor, sumUp} from './verdict.mjs';
import {windowSentence} from './window.mjs';

/** `{$heading, $lists, show, set}`; `show` gives back the sentence. */
export function makeReport(call, say, {verdict, count}) {
  const open = makeList('h3', say('Open points'));
  const settled = makeList('h3', say('Settled'));
  const papers = makePapers(call, say, count);
  const tasks = makeTasks(call, say);
  const contacts = makeList('h2', say('Whom to ask'));
  contacts.$element.append(makeSilences(call, say));
  const $points = make('div', {}, open.$element, settled.$element);
  const $heading = make('h2', {id: 'checklist-result', tabindex: '-1'}, say('Result of your own check'));
  const show = ({given, results, answers, found, state}, isTyping) => {
    const sentence = verdictWords({call, given, results, found, state}, say);
    verdict.show(sentence, isTyping);
    open.show(openPoints(results, answers, {call, say}));
    settled.show(settledPoints(results, {say}));
    tasks.show(given);
    papers.show(given, found);
    contacts.show(makeContacts(call, given, say));
    return sentence;
  };
  const $lists = make(
    'div',
    {},
    $points,
    tasks.$own,
    papers.$element,
    tasks.$members,
    contacts.$element,
  );
  return {$heading, $lists, show, set: papers.set};
}

/** What the notice leaves open and no answer settles. */
function makeSilences({silences}, say) {
  const words = say('Not stated in the notice: {items}.', {items: say.list(silences)});
  return make('p', {class: 'ns-remark', hidden: silences.length === 0}, words);
}

function verdictWords({call, given, results, found, state}, say) {
  const isApplicant = applies(call, given);
  if (isApplicant || results.length > 0) {
    return say.sentences(sentencesFor(sumUp(results), {isApplicant, state}, say));
  }
  const tasks = roleOf(call, given).tasks.length;
  const counts = {tasks, papers: found.length};
  return say.sentences([
    windowSentence(state, say),
    say('You join: {tasks} things to check before you sign, {papers} papers to prepare or seal.', counts),
  ]);
}

/** A list under a heading, hidden while it is empty. */
function makeList(tag, heading) {
  const $list = make('ul', {class: 'ns-points'});
  const $element = make('section', {}, make(tag, {}, heading), $list);
  const show = ($items) => {
    $list.replaceChildren(...$items);
    $element.hidden = $items.length === 0;
  };
  return {$element, show};
}

/** What a role checks before it signs: a reader who joins sees its own, the applicant that of all members. */
function makeTasks(call, say) {
  const $own = make('section', {});
  const $members = make('section', {});
  const tasksOf = ({tasks}) =>
    make(
      'ul',
      {class: 'ns-points'},
      tasks.map((task) => make('li', {class: 'ns-point'}, task)),
    );
  const show = (given) => {
    const mine = call.roles.filter(({id, tasks}) => id === given.role && tasks.length > 0);
    const others = call.roles.filter(({id, tasks}) => id !== given.role && tasks.length > 0);
    $own.replaceChildren(...mine.flatMap((role) => [make('h2', {}, say('Before you sign')), tasksOf(role)]));
    $members.replaceChildren(
      make('h2', {}, say('Before the members sign')),
      ...others.flatMap((role) => [make('h3', {}, role.title), tasksOf(role)]),
    );
    $members.hidden = !applies(call, given) || others.length === 0;
  };
  return {$own, $members, show};
}
