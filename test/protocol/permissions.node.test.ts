import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readPermission } from '../../src/protocol/permissions.js';

const EXPIRES = 1_700_600_000;
const body = (status: unknown, ask: unknown, start: unknown, can = 'can_perform_action', max = 'max_allowed_per_user') => ({
  permission: { status, expiration_time: EXPIRES },
  actions: [
    { action_name: 'send_call_permission_request', [can]: ask, limits: [{ time_period: 'PT24H', [max]: 2, current_usage: 1 }] },
    { action_name: 'start_call', [can]: start, limits: [{ time_period: 'PT24H', [max]: '10', current_usage: 0 }] },
  ],
});
const limits = [
  { action: 'send_call_permission_request', period: 'PT24H', allowed: 2, used: 1 },
  { action: 'start_call', period: 'PT24H', allowed: 10, used: 0 },
];

describe("the consumer's permission to be called", () => {
  it('is read under both names of each field', () => {
    const expected = { granted: true, mayCall: true, mayAsk: false, expiresAt: EXPIRES * 1000, limits };
    assert.deepEqual(readPermission(body('has_permission', false, true)), expected);
    assert.deepEqual(readPermission(body('HAS_PERMISSION', 'false', 'true', 'can_perform', 'max_allowed')), expected);
    assert.deepEqual(readPermission({ data: body('has_permission', false, true) }), expected);
    assert.deepEqual(readPermission({ data: [body('has_permission', false, true)] }), expected);
  });

  it('is enough for a call only where the platform also says that one can be started', () => {
    assert.equal(readPermission(body('has_permission', false, false))?.mayCall, false);
    assert.equal(readPermission(body('has_permission', false, false))?.granted, true);
    assert.equal(readPermission(body('no_permission', true, true))?.granted, false);
    assert.equal(readPermission(body('no_permission', true, true))?.mayCall, false);
    assert.equal(readPermission({ permission: { status: 'has_permission' } })?.mayCall, true);
    assert.equal(readPermission({ actions: [{ action_name: 'start_call', can_perform: true }] })?.mayCall, true);
  });

  it('may be asked for where the platform says so, or says nothing and it is missing', () => {
    assert.equal(readPermission(body('no_permission', true, false))?.mayAsk, true);
    assert.equal(readPermission(body('no_permission', false, false))?.mayAsk, false);
    assert.equal(readPermission({ permission: { status: 'no_permission' } })?.mayAsk, true);
    assert.equal(readPermission({ permission: { status: 'has_permission' } })?.mayAsk, false);
  });

  it('has no end where none is stated, and no limit where one cannot be read', () => {
    for (const expiration_time of [undefined, 0, '', 'soon']) assert.equal(readPermission({ permission: { status: 'has_permission', expiration_time } })?.expiresAt, null);
    const odd = [null, 'x', {}, { max_allowed: 1 }, { max_allowed: -1, current_usage: 0 }, { max_allowed: 3, current_usage: 1 }];
    assert.deepEqual(readPermission({ permission: { status: 'has_permission' }, actions: [{ action_name: 'start_call', limits: odd }, { limits: odd }, 7] })?.limits, [{ action: 'start_call', period: '', allowed: 3, used: 1 }]);
  });

  it('is unknown where the reply says nothing about it', () => {
    const hostile = Object.defineProperty({}, 'permission', { get: () => { throw new Error('no'); } });
    for (const reply of [undefined, null, '', 'has_permission', 1, [], {}, { error: { code: 190 } }, { permission: 'has_permission' }, { permission: { status: 'perhaps' } }, { actions: 'all' }, { data: 1 }, Object.create({ permission: { status: 'has_permission' } }), hostile]) {
      assert.equal(readPermission(reply), null);
    }
  });
});
