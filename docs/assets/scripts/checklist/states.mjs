/** The state to show of a condition, and its label. No DOM. */

/** The state to show where readings disagree; no reading by itself has it. */
export const DEPENDS = 'depends';

/** The state to show of a result: its own, or `DEPENDS` where its readings disagree. */
export function shownState({state, states}) {
  return states.length > 1 ? DEPENDS : state;
}

const labelsByLanguage = new WeakMap();

/** The label of each state that `shownState` gives; made once, since hundreds of conditions ask for them. */
export function stateLabels(t) {
  if (!labelsByLanguage.has(t)) labelsByLanguage.set(t, makeLabels(t));
  return labelsByLanguage.get(t);
}

function makeLabels(t) {
  return {
    met: t('Met'),
    not_met: t('Not met yet'),
    not_answered: t('Not answered'),
    judgement: t('Judged by the issuing body'),
    not_applicable: t('Does not apply'),
    depends: t('Depends on how it is read'),
  };
}
