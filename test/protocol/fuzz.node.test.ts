import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CALL_ERROR_CODES, CallError } from '../../src/protocol/call-error.js';
import type { ParsedWebhook, PlatformEvent } from '../../src/protocol/events.js';
import { readPermission } from '../../src/protocol/permissions.js';
import { readFailure, readReply } from '../../src/protocol/read-reply.js';
import type { CallsReply } from '../../src/protocol/replies.js';
import type { CallAction } from '../../src/protocol/requests.js';
import { resolveDialect } from '../../src/protocol/resolve-dialect.js';
import { parseWebhook } from '../../src/protocol/webhooks.js';
import { GARBAGE, placesIn, replaced, seeded, spoiled } from './mutations.js';
import { CALL, callStatus, connect, entry, mediaUpdate, OFFER, PAGE, permissionReply, terminate } from './payloads.js';

const SEED = 20_260_323;
const ROUNDS = 4000;
const ACTIONS: readonly CallAction[] = ['connect', 'accept', 'reject', 'terminate', 'media_update'];
const PROBLEMS = ['not-an-object', 'missing-field', 'bad-field', 'unknown-event', 'too-large', 'wrong-page'];

const webhook = { object: 'page', entry: [entry([connect(), callStatus(), mediaUpdate(), terminate()]), permissionReply()] };
const replies: readonly unknown[] = [
  { success: true, id: CALL, session: { sdp_response: { sdp_type: 'answer', sdp: OFFER }, sdp_renegotiation: { sdp_type: 'offer', sdp: OFFER } } },
  { success: true, call_id: CALL, session: JSON.stringify({ sdp_response: OFFER }) },
  { error: { message: 'Invalid call id', type: 'OAuthException', code: 100, error_subcode: 2018390, is_transient: false, error_user_msg: 'x', fbtrace_id: 'T' } },
  { message: 'Call already terminated', code: 1 },
];

const id = (value: unknown) => typeof value === 'string' && value.length > 0 && value.length <= 512;
const time = (value: unknown) => value === null || (Number.isInteger(value) && Number(value) > 0);
const sdp = (value: unknown) => value === null || (typeof value === 'string' && value !== '' && Buffer.byteLength(value) <= 65_536);

function isSound(event: PlatformEvent): boolean {
  switch (event.type) {
    case 'connect':
      return id(event.callId) && id(event.pageId) && id(event.consumerId) && event.consumerId !== event.pageId
        && ['user_initiated', 'business_initiated'].includes(event.direction) && time(event.startedAt) && event.platformAgeMs >= 0;
    case 'call-status':
      return id(event.callId) && (event.consumerId === null || id(event.consumerId)) && ['ringing', 'accepted'].includes(event.status);
    case 'media-update':
      return id(event.callId) && (event.version === null || (Number.isInteger(event.version) && event.version >= 0)) && sdp(event.offer);
    case 'terminate':
      return id(event.callId) && ['completed', 'failed', 'unknown'].includes(event.status) && (event.duration === null || event.duration >= 0);
    case 'permission-reply':
      return id(event.consumerId) && ['approve', 'reject'].includes(event.response) && time(event.expiresAt);
  }
}

function checkWebhook({ events, problems }: ParsedWebhook): void {
  for (const event of events) assert.ok(isSound(event), JSON.stringify(event));
  for (const problem of problems) {
    assert.ok(PROBLEMS.includes(problem.code));
    assert.match(problem.path, /^[a-z0-9_.[\]]{0,80}$/);
    assert.match(problem.event ?? 'none', /^[a-z_]{1,32}$/);
  }
}

function checkReply(reply: CallsReply): void {
  if (reply.type === 'success') {
    assert.ok((reply.callId === null || id(reply.callId)) && sdp(reply.answer) && sdp(reply.renegotiation), JSON.stringify(reply));
    return;
  }
  assert.ok(['fatal', 'over', 'transient', 'refused'].includes(reply.verdict));
  assert.ok(reply.error instanceof CallError && CALL_ERROR_CODES.includes(reply.error.code));
  assert.match(reply.error.message, /^[A-Z][\w ]+$/);
}

describe('whatever is done to a webhook', () => {
  it('to any one of its fields: reading it gives sound events and says what it refused', () => {
    let count = 0;
    for (const place of placesIn(webhook)) {
      for (const garbage of GARBAGE) {
        const payload = replaced(webhook, place, garbage);
        checkWebhook(parseWebhook(payload, PAGE));
        checkWebhook(parseWebhook(payload));
        count += 1;
      }
    }
    assert.ok(count > 1000, String(count));
  });

  it('to a field that a connect needs: it does not ring, and says so', () => {
    const spoilsAnything = GARBAGE.filter((garbage) => !['string', 'number'].includes(typeof garbage));
    for (const field of ['id', 'from', 'to', 'event', 'call_direction']) {
      for (const garbage of spoilsAnything) {
        const { events, problems } = parseWebhook({ entry: [entry([replaced(connect(), [field], garbage)])] }, PAGE);
        assert.deepEqual(events, [], field);
        assert.equal(problems.length, 1, field);
      }
    }
  });

  it(`to several at once, ${ROUNDS} times: still`, () => {
    const random = seeded(SEED);
    let read = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const parsed = parseWebhook(spoiled(webhook, random), PAGE);
      checkWebhook(parsed);
      read += parsed.events.length;
    }
    assert.ok(read > ROUNDS, 'what is left unspoiled is read');
  });
});

describe('whatever is done to a reply', () => {
  it('to any one of its fields: reading it gives a sound success or a typed failure', () => {
    for (const body of replies) {
      for (const place of placesIn(body)) {
        for (const garbage of GARBAGE) for (const action of ACTIONS) checkReply(readReply(action, replaced(body, place, garbage), { collisionCodes: [100] }));
      }
    }
  });

  it(`to several at once, ${ROUNDS} times: still`, () => {
    const random = seeded(SEED);
    const seen = new Set<string>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const body = spoiled(replies[round % replies.length], random);
      const reply = readReply(ACTIONS[round % ACTIONS.length] ?? 'accept', body, { collisionCodes: [] });
      checkReply(reply);
      seen.add(reply.type === 'success' ? reply.type : reply.verdict);
      readPermission(body);
      checkReply(readFailure('accept', body));
    }
    assert.deepEqual([...seen].sort(), ['fatal', 'over', 'refused', 'success', 'transient'], 'all kinds of result came up');
  });

  it('and to the settings of a host: a whole dialect', () => {
    const random = seeded(SEED);
    for (let round = 0; round < 500; round += 1) {
      const dialect = resolveDialect(spoiled({ platform: 'instagram', versionEncoding: 'string', collisionCodes: [1, 2], tracksOnlyCounts: true }, random));
      assert.ok(['messenger', 'instagram', 'whatsapp'].includes(dialect.platform) && dialect.collisionCodes.every(Number.isSafeInteger));
    }
  });

  it('leaves no trace on any prototype', () => assert.equal(Reflect.get({}, 'polluted'), undefined));
});
