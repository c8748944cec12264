/**
 * What the lead tells its members with a link: its name, that of the alliance, the day by which it wants the form.
 *
 * It travels in the fragment of an address, which no server sees. Anybody can write such a link: its words are text.
 */

const LONGEST_NAME = 80;
const DAY_BEFORE = 24 * 60 * 60 * 1000;
/** Days that the lead has between the members' forms and the deadline, where it does not say otherwise. */
const DAYS_LEFT = 3;

/** The fragment, without `#`, of an invitation `{lead, alliance, by}`, `by` as 2030-09-22; empty parts are left out. */
export function toInvitation({lead, alliance, by}) {
  const parts = Object.entries({lead, alliance, by}).filter(([, value]) => value);
  return new URLSearchParams([['_invitation', '1'], ...parts]).toString();
}

/** The invitation in a fragment; null where it holds none. */
export function fromInvitation(fragment) {
  if (!fragment.startsWith('_invitation=')) return null;
  const parameters = new URLSearchParams(fragment);
  return acceptInvitation({
    lead: parameters.get('lead'),
    alliance: parameters.get('alliance'),
    by: parameters.get('by'),
  });
}

/** An invitation with what can be one of a value that anybody may have written; null for nothing. */
export function acceptInvitation(value) {
  const name = (text) => (typeof text === 'string' ? text.trim().slice(0, LONGEST_NAME) : '');
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value?.by) && !Number.isNaN(Date.parse(value.by));
  const invitation = {lead: name(value?.lead), alliance: name(value?.alliance), by: isDay ? value.by : ''};
  return Object.values(invitation).some(Boolean) ? invitation : null;
}

/** The day that is proposed to the lead, in the call's own zone; empty without a deadline. */
export function proposedDay({clock}, windows) {
  const closes = windows.map((window) => Date.parse(window.closes)).filter((moment) => moment > 0);
  if (closes.length === 0) return '';
  const moment = new Date(Math.min(...closes) - DAYS_LEFT * DAY_BEFORE);
  return new Intl.DateTimeFormat('en-CA', {timeZone: clock.zone, dateStyle: 'short'}).format(moment);
}

/** A day as 2030-09-22 in the words of a language. */
export function dayInWords(day, language) {
  const format = new Intl.DateTimeFormat(language, {timeZone: 'UTC', dateStyle: 'long'});
  return format.format(new Date(day));
}
