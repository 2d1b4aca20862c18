import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CALL_ERROR_CODES } from '../../src/protocol/call-error.js';
import { classifyError } from '../../src/protocol/errors.js';
import type { FailureReply } from '../../src/protocol/replies.js';
import type { CallAction } from '../../src/protocol/requests.js';

type Verdict = FailureReply['verdict'];
const ACTIONS: readonly CallAction[] = ['connect', 'accept', 'reject', 'terminate', 'media_update'];

function told(action: CallAction, error: Readonly<Record<string, unknown>>, collisionCodes: readonly number[] = []): string {
  const reply = classifyError(action, error, { collisionCodes });
  return `${reply.error.code} ${reply.verdict}${reply.error.retryable ? ' retryable' : ''}`;
}

function retryable(verdict: Verdict, code: string): string {
  return verdict === 'transient' || verdict === 'refused' || code === 'consumer-unavailable' ? ' retryable' : '';
}

describe('a published error code', () => {
  /** Code, what it means, the verdict, and the verdict for a media_update where that differs. */
  const codes: readonly (readonly [number, string, Verdict, Verdict?])[] = [
    [2018389, 'page-not-allowed', 'fatal'],
    [2018390, 'call-not-found', 'fatal'],
    [2018391, 'invalid-connection', 'fatal', 'refused'],
    [2018392, 'invalid-sdp', 'fatal', 'refused'],
    [2018393, 'not-in-call', 'fatal'],
    [2018394, 'not-authorized', 'fatal'],
    [2018395, 'call-failed', 'over'],
    [2018396, 'call-over', 'over'],
    [1893056, 'calling-not-enabled', 'fatal'],
    [1, 'temporary', 'transient'],
    [2, 'temporary', 'transient'],
    [4, 'rate-limited', 'transient'],
    [17, 'rate-limited', 'transient'],
    [341, 'rate-limited', 'transient'],
    [613, 'rate-limited', 'transient'],
    [10, 'not-authorized', 'fatal'],
    [200, 'not-authorized', 'fatal'],
    [230, 'not-authorized', 'fatal'],
    [299, 'not-authorized', 'fatal'],
    [190, 'token-expired', 'fatal'],
    [102, 'token-expired', 'fatal'],
    [100, 'invalid-request', 'fatal', 'refused'],
    [368, 'policy-blocked', 'fatal'],
    [551, 'consumer-unavailable', 'fatal'],
    [500, 'temporary', 'transient'],
    [503, 'temporary', 'transient'],
    [599, 'temporary', 'transient'],
  ];
  for (const [code, meaning, verdict, forUpdate = verdict] of codes) {
    it(`${code} means ${meaning}, as a code or a subcode, as a number or as text`, () => {
      for (const action of ACTIONS) {
        const expected = action === 'media_update' ? forUpdate : verdict;
        const words = `${meaning} ${expected}${retryable(expected, meaning)}`;
        assert.equal(told(action, { message: 'An error', code }), words);
        assert.equal(told(action, { message: 'An error', code: String(code) }), words);
        assert.equal(told(action, { message: 'An error', code: 999_999, error_subcode: code }), words);
      }
    });
  }

  it('of a subcode counts before one of the code, and a code of calls before a general one', () => {
    assert.equal(told('accept', { code: 100, error_subcode: 2018395 }), 'call-failed over');
    assert.equal(told('accept', { code: 2018396, error_subcode: 100 }), 'call-over over');
    assert.equal(told('media_update', { code: 190, error_subcode: 463 }), 'token-expired fatal');
  });

  it('that nobody knows is a refusal: a collision for a media_update, no more than that for the others', () => {
    for (const code of [0, -1, 3, 9, 11, 199, 300, 600, 2018388, 2018397, 1e12]) {
      for (const action of ACTIONS) assert.equal(told(action, { message: 'An error', code }), action === 'media_update' ? 'conflict refused retryable' : 'platform refused retryable');
    }
  });

  it('that is no number is no code', () => {
    for (const code of [null, {}, [4], '4.5', 'four', Number.NaN, Number.POSITIVE_INFINITY, true]) assert.equal(told('accept', { message: 'An error', code }), 'platform refused retryable');
  });

  it('is transient when the platform says so, unless it says something more exact', () => {
    assert.equal(told('accept', { code: 12345, is_transient: true }), 'temporary transient retryable');
    assert.equal(told('accept', { code: 100, is_transient: true }), 'temporary transient retryable');
    assert.equal(told('accept', { code: 12345, is_transient: 'true' }), 'temporary transient retryable');
    assert.equal(told('accept', { is_transient: true }), 'temporary transient retryable');
    assert.equal(told('media_update', { code: 12345, is_transient: true }), 'temporary transient retryable');
    assert.equal(told('accept', { code: 4, is_transient: true }), 'rate-limited transient retryable');
    assert.equal(told('accept', { code: 2018396, is_transient: true }), 'call-over over');
    assert.equal(told('accept', { code: 2, is_transient: false }), 'temporary transient retryable', 'its documented meaning stands');
  });

  it('that the host names a collision is one, for a media_update only', () => {
    for (const code of [100, 2018390, 4, 77]) {
      assert.equal(told('media_update', { code }, [code]), 'conflict refused retryable');
      assert.equal(told('media_update', { code: 1, error_subcode: code }, [code]), 'conflict refused retryable');
    }
    assert.equal(told('accept', { code: 2018390 }, [2018390]), 'call-not-found fatal');
  });
});

describe('an error that is named without a code', () => {
  const named: readonly (readonly [string, string, Verdict, Verdict?])[] = [
    ['Invalid call id', 'call-not-found', 'fatal'],
    ['(#2018) Invalid call_id parameter', 'call-not-found', 'fatal'],
    ['Invalid page-id', 'page-not-allowed', 'fatal'],
    ['Invalid Page ID', 'page-not-allowed', 'fatal'],
    ['Invalid connection info (for example, SDP, ICE, and so on)', 'invalid-connection', 'fatal', 'refused'],
    ['Invalid SDP', 'invalid-sdp', 'fatal', 'refused'],
    ['The SDP is invalid', 'invalid-sdp', 'fatal', 'refused'],
    ['Invalid track msid param', 'invalid-msid', 'fatal', 'refused'],
    ['Calling app is not call owner', 'not-call-owner', 'fatal'],
    ['The calling app is not the call owner', 'not-call-owner', 'fatal'],
    ['Cannot update a terminated call', 'call-over', 'over'],
    ['Consumer has not given permission to call', 'consumer-permission', 'fatal'],
    ['Consumer has not given call permission', 'consumer-permission', 'fatal'],
    ['No call permission', 'consumer-permission', 'fatal'],
    ['Call already accepted', 'already-accepted', 'fatal'],
    ['The call has already been accepted', 'already-accepted', 'fatal'],
    ['Call already rejected', 'call-over', 'over'],
    ['Call already terminated', 'call-over', 'over'],
    ['CALL HAS ALREADY BEEN TERMINATED', 'call-over', 'over'],
    ['Cannot accept a failed call', 'call-failed', 'over'],
    ['Cannot reject a completed call', 'call-over', 'over'],
    ['Cannot terminate a failed or completed call', 'call-over', 'over'],
    ['Cannot join: the call has been ended', 'call-over', 'over'],
    ['Permissions or authorization errors', 'not-authorized', 'fatal'],
    ['Unauthorized', 'not-authorized', 'fatal'],
    ['Error validating access token', 'token-expired', 'fatal'],
    ['Too many calls', 'rate-limited', 'transient'],
    ['Request format validation error', 'invalid-request', 'fatal', 'refused'],
  ];
  for (const [message, meaning, verdict, forUpdate = verdict] of named) {
    it(`is known by its words: ${message}`, () => {
      for (const action of ACTIONS) {
        const expected = action === 'media_update' ? forUpdate : verdict;
        const words = `${meaning} ${expected}${retryable(expected, meaning)}`;
        assert.equal(told(action, { message }), words);
        assert.equal(told(action, { message, code: 424242 }), words, 'under a code nobody knows');
        assert.equal(told(action, { message: 'An error', error_user_msg: message }), words, "in the words for the app's user");
      }
    });
  }

  const exact = named.filter(([, meaning]) => !['not-authorized', 'token-expired', 'rate-limited', 'invalid-request'].includes(meaning));
  it('is known by its words under a general code too', () => {
    for (const code of [1, 4, 10, 100, 200]) {
      for (const [message, meaning] of exact) assert.ok(told('accept', { message, code }).startsWith(`${meaning} `), `${code} ${message}`);
    }
  });

  it('is not seen where the words only look like it', () => {
    for (const message of ['API call failed', 'Failed to terminate call', 'An unknown error has occurred', 'Conflicting media status', 'Version mismatch', '']) {
      assert.equal(told('media_update', { message }), 'conflict refused retryable', message);
      assert.equal(told('terminate', { message }), 'platform refused retryable', message);
    }
    assert.equal(told('accept', { code: 10, message: 'Application does not have permission for this action' }), 'not-authorized fatal');
    assert.equal(told('accept', { code: 100, message: 'Object does not exist or missing permissions' }), 'invalid-request fatal');
  });
});

describe('what an agent and the support are told', () => {
  it('is what happened, in words of their own for every code', () => {
    const seen = new Set<string>();
    for (const code of [2018389, 2018390, 2018391, 2018392, 2018393, 2018394, 2018395, 2018396, 1893056, 1, 4, 190, 100, 368, 551, 7777]) {
      const { error } = classifyError('accept', { code });
      assert.match(error.message, /^[A-Z][\w ]+$/);
      assert.ok(!seen.has(error.message), error.message);
      seen.add(error.message);
      assert.ok(CALL_ERROR_CODES.includes(error.code));
    }
  });

  it('is never the words of the platform, which are kept for support with the codes and the trace', () => {
    const { error } = classifyError('connect', { code: 100, error_subcode: 33, message: `<b>${'x'.repeat(1000)}`, fbtrace_id: 'T'.repeat(500) });
    assert.ok(!error.message.includes('<b>'));
    assert.deepEqual(error.cause, { code: 100, subcode: 33, message: `<b>${'x'.repeat(497)}` });
    assert.equal(error.fbtraceId, 'T'.repeat(128));
  });

  it('has no trace where there is none', () => {
    for (const fbtrace_id of [undefined, null, '', 7, {}]) assert.equal(classifyError('connect', { code: 100, fbtrace_id }).error.fbtraceId, null);
  });
});
