import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DEFAULT_DIALECT } from '../../src/protocol/dialect.js';
import { buildMediaUpdate } from '../../src/protocol/requests.js';
import { resolveDialect } from '../../src/protocol/resolve-dialect.js';

const OTHER = {
  platform: 'instagram',
  versionEncoding: 'string',
  trackChanges: 'with-offer',
  tracksOnlyCounts: true,
  acceptRenegotiationCounts: true,
  replyRenegotiationCounts: true,
  collisionCodes: [77, 78],
  videoInFirstOffer: true,
  screenShare: 'screen-labels',
};

const DEFAULTS = new Map<string, unknown>(Object.entries(DEFAULT_DIALECT));

describe('the dialect of a host', () => {
  it('is the default where nothing is set', () => {
    for (const nothing of [undefined, null, {}, [], 'string', 1]) assert.deepEqual(resolveDialect(nothing), DEFAULT_DIALECT);
  });

  it('takes each setting by itself', () => {
    assert.deepEqual(Object.keys(OTHER).sort(), Object.keys(DEFAULT_DIALECT).sort(), 'the test knows every setting');
    for (const [name, value] of Object.entries(OTHER)) assert.deepEqual(resolveDialect({ [name]: value }), { ...DEFAULT_DIALECT, [name]: value });
    assert.deepEqual(resolveDialect(OTHER), OTHER);
  });

  it('keeps the default for each value that is not a legal one', () => {
    for (const name of Object.keys(OTHER)) {
      for (const value of [undefined, null, 'INSTAGRAM', 'nonsense', 1, 'true', {}, Number.NaN]) assert.deepEqual(resolveDialect({ ...OTHER, [name]: value }), { ...OTHER, [name]: DEFAULTS.get(name) }, name);
    }
  });

  it('takes whole numbers for collision codes, once each and not without end', () => {
    assert.deepEqual(resolveDialect({ collisionCodes: [5, '6', 5, 1.5, null, Number.NaN, -7] }).collisionCodes, [5, -7]);
    assert.equal(resolveDialect({ collisionCodes: Array.from({ length: 10_000 }, (_, index) => index) }).collisionCodes.length, 100);
  });

  it('is frozen, never inherited, and never throws', () => {
    assert.ok(Object.isFrozen(resolveDialect(OTHER)) && Object.isFrozen(resolveDialect(OTHER).collisionCodes));
    assert.deepEqual(resolveDialect(Object.create(OTHER)), DEFAULT_DIALECT);
    assert.deepEqual(resolveDialect(Object.defineProperty({}, 'platform', { get: () => { throw new Error('no'); } })), DEFAULT_DIALECT);
  });

  it('decides how versions are written', () => {
    const update = { callId: 'c', from: 1, to: 2, tracks: [], offer: null };
    assert.deepEqual(buildMediaUpdate(resolveDialect({}), update), { platform: 'messenger', action: 'media_update', call_id: 'c', from_version: 1, to_version: 2, tracks: [] });
    const { from_version, to_version } = buildMediaUpdate(resolveDialect({ versionEncoding: 'string' }), update);
    assert.deepEqual([from_version, to_version], ['1', '2']);
    assert.deepEqual(buildMediaUpdate(resolveDialect({}), { ...update, offer: 'v=0' }).session, { sdp_type: 'offer', sdp: 'v=0' });
  });
});
