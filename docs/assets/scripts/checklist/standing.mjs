/** How a condition stands. In: its result. Out: a state, and the words for it. No DOM. */

/** How a condition stands when its readings disagree. */
export const DEPENDS = 'depends';

/** How a result stands in the lists: its state, or `DEPENDS` where its readings disagree. */
export function standing({state, states}) {
  return states.length > 1 ? DEPENDS : state;
}

/** The words for how a condition stands. */
export function stateWords(say) {
  return {
    met: say('Met'),
    not_met: say('Not met yet'),
    not_answered: say('Not answered'),
    judgement: say('Judged by the issuing body'),
    not_applicable: say('Does not apply'),
    depends: say('Depends on how it is read'),
  };
}
