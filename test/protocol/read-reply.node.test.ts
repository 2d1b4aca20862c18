import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';
import { CallError } from '../../src/protocol/call-error.js';
import { readFailure, readReply } from '../../src/protocol/read-reply.js';
import type { CallsReply, FailureReply } from '../../src/protocol/replies.js';
import type { CallAction } from '../../src/protocol/requests.js';

const ANSWER = 'v=0\r\nanswer\r\n';
const OFFER = 'v=0\r\noffer\r\n';
const ACTIONS: readonly CallAction[] = ['connect', 'accept', 'reject', 'terminate', 'media_update'];
const dialect = { collisionCodes: [] };

function read(body: unknown, action: CallAction = 'accept'): CallsReply {
  return readReply(action, body, dialect);
}

function inheriting(inherited: object, fields: object): unknown {
  return Object.create(inherited, Object.getOwnPropertyDescriptors(fields));
}

function failed(body: unknown, action: CallAction = 'accept'): string {
  const reply = read(body, action);
  return reply.type === 'failure' ? `${reply.error.code} ${reply.verdict}` : 'success';
}

const success = { type: 'success', callId: null, answer: ANSWER, renegotiation: OFFER };

describe('a successful reply', () => {
  const answer = { sdp_type: 'answer', sdp: ANSWER };
  const renegotiation = { sdp_type: 'offer', sdp: OFFER };
  const sessions: readonly (readonly [string, unknown])[] = [
    ['objects', { sdp_response: answer, sdp_renegotiation: renegotiation }],
    ['objects with types in capitals', { sdp_response: { ...answer, sdp_type: 'ANSWER' }, sdp_renegotiation: { ...renegotiation, sdp_type: 'OFFER' } }],
    ['objects without types', { sdp_response: { sdp: ANSWER }, sdp_renegotiation: { sdp: OFFER } }],
    ['bare SDP', { sdp_response: ANSWER, sdp_renegotiation: OFFER }],
    ['the JSON text of objects', { sdp_response: JSON.stringify(answer), sdp_renegotiation: JSON.stringify(renegotiation) }],
    ['one form each', { sdp_response: ANSWER, sdp_renegotiation: renegotiation }],
  ];
  for (const [form, session] of sessions) {
    it(`is read with its descriptions as ${form}, and with its session as JSON text of that`, () => {
      assert.deepEqual(read({ success: true, session }), success);
      assert.deepEqual(read({ success: true, session: JSON.stringify(session) }), success);
    });
  }

  it('names the new call by id or call_id, as text or as a number', () => {
    const callId = (body: object) => read({ success: true, session: { sdp_response: ANSWER, sdp_renegotiation: OFFER }, ...body }, 'connect');
    assert.deepEqual(callId({ id: 'c_Ab' }), { ...success, callId: 'c_Ab' });
    assert.deepEqual(callId({ call_id: 'c_Ab' }), { ...success, callId: 'c_Ab' });
    assert.deepEqual(callId({ id: '', call_id: 42 }), { ...success, callId: '42' });
    for (const id of [{}, [], 'x'.repeat(513), -1, 1.5, true]) assert.deepEqual(callId({ id }), success);
  });

  it('may hold no renegotiation', () => {
    assert.deepEqual(read({ success: true, session: { sdp_response: answer } }), { ...success, renegotiation: null });
  });

  it('without an answer is how a lost collision looks: a success that holds none', () => {
    const empty = { type: 'success', callId: null, answer: null, renegotiation: null };
    for (const session of [undefined, null, '', {}, [], '{}', { sdp_response: null }, { sdp_response: '' }, { sdp_response: {} }, { sdp_response: [] }, { sdp_response: { sdp_type: 'answer', sdp: '' } }]) {
      assert.deepEqual(read({ success: true, session }, 'media_update'), empty);
    }
    assert.deepEqual(read({ success: true }, 'media_update'), empty);
  });

  it('is one by whatever says true, and by its result when it says nothing', () => {
    for (const flag of ['true', 'TRUE', 1]) assert.equal(read({ success: flag }).type, 'success');
    assert.deepEqual(read({ session: { sdp_response: ANSWER, sdp_renegotiation: OFFER } }), success);
    assert.deepEqual(read({ id: 'c_1' }, 'connect'), { type: 'success', callId: 'c_1', answer: null, renegotiation: null });
  });

  it('keeps the id of a call whose session cannot be used, so that the call can be ended', () => {
    const cases: readonly (readonly [unknown, string])[] = [
      [42, 'session'],
      ['v=0', 'session'],
      [{ sdp_response: 42 }, 'session.sdp_response: bad-field'],
      [{ sdp_response: { sdp: {} } }, 'session.sdp_response: absent'],
      [{ sdp_response: { sdp: { a: 1 } } }, 'session.sdp_response: bad-field'],
      [{ sdp_response: 'x'.repeat(65_537) }, 'session.sdp_response: too-large'],
      [{ sdp_response: ANSWER, sdp_renegotiation: [1] }, 'session.sdp_renegotiation: bad-field'],
      [{ sdp_response: ANSWER, sdp_renegotiation: 'x'.repeat(70_000) }, 'session.sdp_renegotiation: too-large'],
    ];
    for (const [session, unusable] of cases) {
      const expected = { type: 'success', callId: 'c_1', answer: null, renegotiation: null };
      assert.deepEqual(read({ success: true, id: 'c_1', session }, 'connect'), unusable.endsWith('absent') ? expected : { ...expected, unusable });
    }
  });

  it('to reject or terminate needs nothing else, and nothing else can spoil it', () => {
    for (const action of ['reject', 'terminate'] as const) {
      assert.deepEqual(read({ success: true, session: 42 }, action), { type: 'success', callId: null, answer: null, renegotiation: null });
    }
  });
});

describe('a failed reply', () => {
  it('is read bare and wrapped, and keeps the trace id', () => {
    const error = { message: 'Invalid call id', type: 'OAuthException', code: 2018390, fbtrace_id: 'AbC-trace' };
    for (const body of [error, { error }, { success: false, error }, { success: true, error }, { success: false, ...error }]) {
      const reply = read(body);
      assert.equal(failed(body), 'call-not-found fatal');
      assert.equal(reply.type === 'failure' && reply.error.fbtraceId, 'AbC-trace');
    }
  });

  it('is a refusal when success is false and nothing says why', () => {
    for (const flag of [false, 'false', 0]) {
      assert.equal(failed({ success: flag }), 'platform refused');
      assert.equal(failed({ success: flag }, 'media_update'), 'conflict refused');
    }
  });

  it('is read by its words when the error is text', () => assert.equal(failed({ error: 'Call already terminated' }), 'call-over over'));

  it('does not mind an error that is null', () => assert.equal(read({ success: true, error: null }).type, 'success'));

  const unreadable: readonly unknown[] = [undefined, null, '', '<html>502</html>', JSON.stringify({ success: true }), 0, 42, true, Number.NaN, [], [{ success: true }], {}, { unrelated: 1 }, { success: 'perhaps' }, { success: {}, foo: 1 }, { success: [true], session: { sdp_response: ANSWER } }, Symbol('x'), () => 1, 10n];
  for (const body of unreadable) {
    it(`is bad-reply when nobody can tell whether it was carried out: ${inspect(body)}`, () => {
      for (const action of ACTIONS) assert.equal(failed(body, action), 'bad-reply transient');
    });
  }

  it('is bad-reply when reading it throws', () => {
    const body = Object.defineProperty({}, 'error', { get: () => { throw new Error('no'); } });
    assert.equal(failed(body), 'bad-reply transient');
  });

  it('is not found on a prototype', () => {
    assert.equal(failed(Object.create({ success: true, session: { sdp_response: ANSWER } }) as unknown), 'bad-reply transient');
    assert.equal(failed(JSON.parse('{"__proto__":{"success":true}}') as unknown), 'bad-reply transient');
    assert.deepEqual(read({ success: true, session: inheriting({ sdp_response: ANSWER }, { x: 1 }) }), { ...success, answer: null, renegotiation: null });
  });
});

describe('an adapter that had no reply', () => {
  const codeOf = (reply: FailureReply) => `${reply.error.code} ${reply.verdict} ${String(reply.error.retryable)}`;

  it('timed out, when it was aborted', () => {
    for (const name of ['AbortError', 'TimeoutError']) {
      assert.equal(codeOf(readFailure('accept', new DOMException('', name))), 'timeout transient true');
      assert.equal(codeOf(readFailure('accept', Object.assign(new Error('late'), { name }))), 'timeout transient true');
    }
  });

  it('has a network failure otherwise, whatever it threw', () => {
    const hostile = Object.defineProperty({}, 'name', { get: () => { throw new Error('no'); } });
    for (const thrown of [new TypeError('Failed to fetch'), 'offline', null, undefined, 7, hostile]) {
      const reply = readFailure('terminate', thrown);
      assert.equal(codeOf(reply), 'network transient true');
      assert.ok(reply.error instanceof CallError);
      assert.equal(reply.error.cause, thrown);
    }
  });
});
