import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PlatformEvent } from '../../src/protocol/events.js';
import { parseWebhook } from '../../src/protocol/webhooks.js';
import { CALL, callStatus, connect, CONSUMER, entry, envelope, mediaUpdate, OFFER, PAGE, permissionReply, terminate, TIME } from './payloads.js';

/** The one event of a payload that holds no problem. */
function only(payload: unknown, pageId: string | undefined = PAGE): PlatformEvent {
  const { events, problems } = parseWebhook(payload, pageId);
  assert.deepEqual(problems, []);
  assert.equal(events.length, 1);
  const [event] = events;
  assert.ok(event);
  return event;
}

function refusal(payload: unknown, pageId: string | undefined = PAGE): string {
  const { events, problems } = parseWebhook(payload, pageId);
  assert.deepEqual(events, []);
  assert.equal(problems.length, 1, JSON.stringify(problems));
  return `${problems[0]?.code} ${problems[0]?.path}`;
}

const INCOMING = { type: 'connect', callId: CALL, pageId: PAGE, consumerId: CONSUMER, direction: 'user_initiated', startedAt: TIME * 1000, platformAgeMs: 0 };

describe('a connect webhook', () => {
  it('is read from the whole envelope, from one entry and from one call object', () => {
    for (const payload of [envelope(connect()), entry([connect()]), connect()]) {
      assert.deepEqual(only(payload), INCOMING);
      assert.deepEqual(only(payload, undefined), INCOMING);
      assert.deepEqual(only(payload, ''), INCOMING);
    }
  });

  it('tells how long the platform itself had it, by the platform clock alone', () => {
    const aged = (time: unknown, timestamp: unknown) => only(entry([connect({ timestamp })], { time }));
    const age = (event: PlatformEvent) => (event.type === 'connect' ? event.platformAgeMs : null);
    assert.equal(age(aged(TIME + 90, TIME)), 90_000);
    assert.equal(age(aged((TIME + 90) * 1000 + 5, TIME)), 90_005, 'milliseconds against seconds');
    assert.equal(age(aged(String(TIME + 90), String(TIME))), 90_000, 'as text');
    assert.equal(age(aged(TIME - 5, TIME)), 0, 'never negative');
    assert.equal(age(aged(undefined, TIME)), 0, 'unknown');
  });

  it('reads when the call started in seconds, milliseconds and text, and as unknown when it does not say', () => {
    for (const timestamp of [TIME, TIME * 1000, String(TIME), String(TIME * 1000), `${TIME}.0`]) assert.deepEqual(only(connect({ timestamp })), INCOMING);
    for (const timestamp of [undefined, null, '']) assert.deepEqual(only(connect({ timestamp })), { ...INCOMING, startedAt: null });
  });

  it('finds the consumer in whichever of from and to is not the Page, whatever the direction', () => {
    for (const direction of ['user_initiated', 'business_initiated']) {
      for (const [from, to] of [[CONSUMER, PAGE], [PAGE, CONSUMER]]) {
        assert.deepEqual(only(envelope(connect({ from, to, call_direction: direction }))), { ...INCOMING, direction });
        assert.deepEqual(only(connect({ from, to, call_direction: direction })), { ...INCOMING, direction });
      }
    }
  });

  it('takes ids that a server has parsed as numbers, and leaves the case of others alone', () => {
    assert.deepEqual(only(entry([connect({ to: Number(PAGE), from: Number(CONSUMER) })], { id: Number(PAGE) })), INCOMING);
    assert.deepEqual(only(connect({ id: undefined, call_id: 'AbC' })), { ...INCOMING, callId: 'AbC' });
  });

  it('ignores the case of its enumerations', () => {
    assert.deepEqual(only(connect({ event: 'CONNECT', call_direction: 'USER_INITIATED' })), INCOMING);
  });

  const refused: readonly (readonly [string, Record<string, unknown>, string])[] = [
    ['has no id', { id: undefined }, 'missing-field call.id'],
    ['has an empty id', { id: '' }, 'missing-field call.id'],
    ['has an id of 513 characters', { id: 'x'.repeat(513) }, 'missing-field call.id'],
    ['has a fractional id', { id: 1.5 }, 'missing-field call.id'],
    ['names no caller', { from: null }, 'missing-field call.from'],
    ['names no callee', { to: {} }, 'missing-field call.to'],
    ['goes from the Page to itself', { from: PAGE }, 'bad-field call'],
    ['is for another Page', { to: '999' }, 'wrong-page call'],
    ['says no direction', { call_direction: undefined }, 'missing-field call.call_direction'],
    ['says a direction nobody knows', { call_direction: 'sideways' }, 'bad-field call.call_direction'],
    ['started at no time', { timestamp: 'yesterday' }, 'bad-field call.timestamp'],
    ['started before time', { timestamp: -1 }, 'bad-field call.timestamp'],
    ['has an event nobody knows', { event: 'transfer' }, 'unknown-event call.event'],
    ['has an event that is no word', { event: 7 }, 'missing-field call.event'],
  ];
  for (const [what, changes, problem] of refused) {
    it(`does not ring when it ${what}`, () => assert.equal(refusal(connect(changes)), problem));
  }

  it('rings with an id of 512 characters', () => assert.deepEqual(only(connect({ id: 'x'.repeat(512) })), { ...INCOMING, callId: 'x'.repeat(512) }));
});

describe('a call_status webhook', () => {
  it('says that it rings, or that the consumer accepted', () => {
    assert.deepEqual(only(envelope(callStatus())), { type: 'call-status', callId: CALL, consumerId: CONSUMER, status: 'ringing' });
    assert.deepEqual(only(callStatus({ call_status: 'ACCEPTED', recipient_id: undefined })), { type: 'call-status', callId: CALL, consumerId: null, status: 'accepted' });
  });

  it('is refused with a status nobody knows', () => {
    for (const status of ['busy', undefined, {}, 1]) assert.equal(refusal(callStatus({ call_status: status })), 'bad-field call.call_status');
  });
});

describe('a media_update webhook', () => {
  const read = { type: 'media-update', callId: CALL, version: 1, offer: OFFER };
  const offer = { sdp_type: 'offer', sdp: OFFER };

  const forms: readonly (readonly [string, unknown])[] = [
    ['an object', { version: 1, sdp_renegotiation: offer }],
    ['an object whose type is in capitals', { version: 1, sdp_renegotiation: { ...offer, sdp_type: 'OFFER' } }],
    ['bare SDP', { version: 1, sdp_renegotiation: OFFER }],
    ['the JSON text of the object', { version: 1, sdp_renegotiation: JSON.stringify(offer) }],
    ['a session that is JSON text', JSON.stringify({ version: 1, sdp_renegotiation: offer })],
    ['JSON text inside JSON text', JSON.stringify({ version: '1', sdp_renegotiation: JSON.stringify(offer) })],
    ['a version that is text', { version: '1', sdp_renegotiation: offer }],
  ];
  for (const [form, session] of forms) {
    it(`is read in the form of ${form}`, () => assert.deepEqual(only(envelope(mediaUpdate(session))), read));
  }

  it('may hold no version, no offer, or no session', () => {
    assert.deepEqual(only(mediaUpdate({ sdp_renegotiation: offer })), { ...read, version: null });
    for (const absent of [undefined, null, '', {}, [], { sdp_type: 'offer', sdp: '' }]) {
      assert.deepEqual(only(mediaUpdate({ version: 2, sdp_renegotiation: absent })), { ...read, version: 2, offer: null });
    }
    for (const session of [null, '', {}, []]) assert.deepEqual(only(mediaUpdate(session)), { ...read, version: null, offer: null });
    assert.deepEqual(only({ ...mediaUpdate(), session: undefined }), { ...read, version: null, offer: null });
  });

  const refused: readonly (readonly [string, unknown, string])[] = [
    ['a session that is no object', 42, 'bad-field call.session'],
    ['a session that is broken JSON', '{"version":1', 'bad-field call.session'],
    ['a negative version', { version: -1, sdp_renegotiation: offer }, 'bad-field call.session.version'],
    ['half a version', { version: 1.5, sdp_renegotiation: offer }, 'bad-field call.session.version'],
    ['a version in words', { version: 'one', sdp_renegotiation: offer }, 'bad-field call.session.version'],
    ['a version beyond 32 bits', { version: 2 ** 31, sdp_renegotiation: offer }, 'bad-field call.session.version'],
    ['an offer that is a number', { version: 1, sdp_renegotiation: 7 }, 'bad-field call.session.sdp_renegotiation'],
    ['an offer whose SDP is a list', { version: 1, sdp_renegotiation: { sdp: [OFFER] } }, 'bad-field call.session.sdp_renegotiation'],
    ['an offer that is broken JSON', { version: 1, sdp_renegotiation: '{"sdp":"v=0' }, 'bad-field call.session.sdp_renegotiation'],
    ['an offer above 64 KiB', { version: 1, sdp_renegotiation: 'x'.repeat(65_537) }, 'too-large call.session.sdp_renegotiation'],
    ['an offer above 64 KiB in bytes', { version: 1, sdp_renegotiation: { sdp: '€'.repeat(21_846) } }, 'too-large call.session.sdp_renegotiation'],
  ];
  for (const [what, session, problem] of refused) {
    it(`is refused with ${what}`, () => assert.equal(refusal(mediaUpdate(session)), problem));
  }

  it('may hold an offer of exactly 64 KiB', () => {
    for (const sdp of ['x'.repeat(65_536), `${'€'.repeat(21_845)}x`, '😀'.repeat(16_384)]) {
      assert.deepEqual(only(mediaUpdate({ version: 1, sdp_renegotiation: sdp })), { ...read, offer: sdp });
    }
  });
});

describe('a terminate webhook', () => {
  it('says how the call ended and how long it was', () => {
    assert.deepEqual(only(envelope(terminate())), { type: 'terminate', callId: CALL, status: 'completed', duration: 120 });
    assert.deepEqual(only(terminate({ status: 'FAILED', duration: '7' })), { type: 'terminate', callId: CALL, status: 'failed', duration: 7 });
  });

  it('has no duration when the business never connected', () => {
    for (const duration of [undefined, null, '', {}, -1, 'long']) {
      assert.deepEqual(only(terminate({ duration })), { type: 'terminate', callId: CALL, status: 'completed', duration: null });
    }
  });

  it('ends the call whatever its details are', () => {
    for (const status of [undefined, 'Vanished', 3, { a: 1 }]) assert.deepEqual(only(terminate({ status, timestamp: {} })), { type: 'terminate', callId: CALL, status: 'unknown', duration: 120 });
  });
});

describe('a permission reply', () => {
  const approval = { type: 'permission-reply', pageId: PAGE, consumerId: CONSUMER, response: 'approve', expiresAt: (TIME + 604_800) * 1000 };

  it('is read from an entry, alone or in the envelope, with or without calls beside it', () => {
    assert.deepEqual(only(permissionReply()), approval);
    assert.deepEqual(only({ object: 'page', entry: [permissionReply()] }), approval);
    const both = parseWebhook({ object: 'page', entry: [{ ...permissionReply(), ...entry([connect()]) }] }, PAGE);
    assert.deepEqual(both.events.map((event) => event.type), ['permission-reply', 'connect']);
  });

  it('may be a refusal, which does not end', () => {
    assert.deepEqual(only(permissionReply({ call_permission_reply: { response: 'REJECT' } })), { ...approval, response: 'reject', expiresAt: null });
  });

  it('is refused when it is for another Page, from nobody, or says neither', () => {
    assert.equal(refusal(permissionReply({ recipient: { id: '999' } })), 'wrong-page entry.recipient.id');
    assert.equal(refusal(permissionReply({ sender: 'me' })), 'missing-field entry.sender.id');
    assert.equal(refusal(permissionReply({ call_permission_reply: { response: 'maybe' } })), 'bad-field entry.call_permission_reply.response');
    assert.equal(refusal(permissionReply({ call_permission_reply: true })), 'not-an-object entry.call_permission_reply');
  });
});

describe('a payload of many', () => {
  it('gives its events in its own order, and keeps the good ones beside the bad', () => {
    const payload = { object: 'page', entry: [entry([connect(), { nonsense: true }, terminate()]), 'noise', entry([callStatus({ id: 'c_2' })]), { id: PAGE, time: TIME, messaging: [] }] };
    const { events, problems } = parseWebhook(payload, PAGE);
    assert.deepEqual(events.map((event) => event.type), ['connect', 'terminate', 'call-status']);
    assert.deepEqual(problems.map(({ code, path }) => `${code} ${path}`), ['missing-field entry[0].calls[1].id', 'not-an-object entry[1]', 'unknown-event entry[3]']);
  });

  it('leaves out the entries of another Page, whatever their calls say', () => {
    const { events, problems } = parseWebhook({ object: 'page', entry: [entry([connect()], { id: '999' }), entry([terminate()])] }, PAGE);
    assert.deepEqual(events.map((event) => event.type), ['terminate']);
    assert.deepEqual(problems.map(({ code, path }) => `${code} ${path}`), ['wrong-page entry[0].id']);
  });

  it('is read as far as a thousand calls, and says so', () => {
    const many = (count: number) => parseWebhook({ entry: [entry(Array.from({ length: count }, (_, index) => terminate({ id: `c_${index}` }))), entry([terminate()])] }, PAGE);
    assert.equal(many(999).events.length, 1000);
    assert.deepEqual(many(999).problems, []);
    assert.equal(many(5000).events.length, 1000);
    assert.deepEqual(many(5000).problems.map((problem) => problem.code), ['too-large', 'too-large']);
    assert.deepEqual(parseWebhook({ entry: new Array(2000).fill({}) }).problems.length, 100, 'problems are bounded too');
  });

  const garbage: readonly (readonly [string, unknown, string])[] = [
    ['nothing', undefined, 'not-an-object '],
    ['null', null, 'not-an-object '],
    ['text', '{"object":"page"}', 'not-an-object '],
    ['a list', [envelope(connect())], 'not-an-object '],
    ['an empty object', {}, 'unknown-event entry'],
    ['entries that are no list', { object: 'page', entry: 'all' }, 'bad-field entry'],
    ['calls that are no list', entry({ 0: connect() }), 'bad-field entry.calls'],
    ['a call that is a list', entry([[connect()]]), 'not-an-object entry.calls[0]'],
    ['an object that throws when read', new Proxy({}, { getOwnPropertyDescriptor: () => { throw new Error('no'); } }), 'not-an-object '],
  ];
  for (const [what, payload, problem] of garbage) {
    it(`is refused as a whole when it is ${what}`, () => assert.equal(refusal(payload), problem));
  }

  it('is not there when it is only inherited', () => {
    assert.equal(refusal(Object.create({ ...connect() })), 'unknown-event entry');
    assert.equal(refusal(JSON.parse(`{"__proto__":${JSON.stringify(connect())}}`)), 'unknown-event entry');
    assert.equal(refusal(Object.assign(Object.create({ from: CONSUMER }), connect({ from: undefined }))), 'missing-field call.from');
  });

  it('reports nothing that it holds: a problem may be logged', () => {
    const secret = 'Maria Schmidt';
    const payloads = [connect({ event: secret }), connect({ call_direction: secret }), callStatus({ call_status: secret }), mediaUpdate(secret), mediaUpdate({ version: secret }), connect({ timestamp: secret }), connect({ to: secret })];
    for (const payload of payloads) {
      const { problems } = parseWebhook(payload, PAGE);
      assert.equal(problems.length, 1);
      assert.ok(!JSON.stringify(problems).includes('Maria'), JSON.stringify(problems));
    }
  });
});
