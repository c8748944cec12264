/** What the lead tells its members with a link. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  acceptInvitation,
  dayInWords,
  fromInvitation,
  proposedDay,
  toInvitation,
} from '../../../docs/assets/scripts/checklist/invitation.mjs';

test('an invitation comes back from its link as it was', () => {
  const invitation = {lead: '甲&乙公司', alliance: '#技术=联盟', by: '2030-09-22'};
  assert.deepEqual(fromInvitation(toInvitation(invitation)), invitation);
});

test('a link that anybody wrote gives names of some length and days that there are', () => {
  const long = fromInvitation(`_invitation=1&lead=${'长'.repeat(500)}&by=2030-99-99`);
  assert.equal(long.lead.length, 80);
  assert.equal(long.by, '');
  for (const fragment of ['', 'contract', '_edition=1&_role=lead', '_invitation=1', '_invitation=1&by=soon'])
    assert.equal(fromInvitation(fragment), null);
  for (const value of [null, 3, 'text', {lead: 5}, []]) assert.equal(acceptInvitation(value), null);
});

test('the proposed day leaves three days before the first deadline, on the calendar of the call', () => {
  const call = {clock: {zone: 'Asia/Shanghai'}};
  assert.equal(proposedDay(call, [{closes: '2017-09-25T00:30:00+08:00'}]), '2017-09-22');
  assert.equal(proposedDay(call, [{closes: null}]), '');
  assert.equal(dayInWords('2017-09-22', 'zh-CN'), '2017年9月22日');
});
