import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CallError } from '../../src/protocol/call-error.js';
import { ACCEPTED, Desk } from './support/desk.js';
import { settle } from './support/manual-clock.js';

describe('a microphone that turns out not to be there while the call is being accepted', () => {
  it('is said, and the call goes on without it until there is one', async () => {
    const desk = new Desk();
    await desk.ring();
    const accepted = desk.switchboard.accept('c_1');
    await settle();
    desk.engine.emit({ type: 'warning', code: 'microphone-lost', raised: true });
    desk.engine.emit({ type: 'source-ended', source: 'microphone', error: new CallError('microphone-missing', 'none') });
    await settle();
    assert.equal(desk.call.error?.code, 'microphone-missing');
    assert.equal(desk.call.phase, 'connecting');
    await desk.last.reply(ACCEPTED);
    await accepted;
    await desk.connected();
    assert.equal(desk.call.phase, 'active');
    assert.deepEqual(desk.call.warnings, ['microphone-lost']);
    desk.engine.emit({ type: 'warning', code: 'microphone-lost', raised: false });
    await settle();
    assert.equal(desk.call.error, null);
    assert.deepEqual(desk.call.warnings, []);
  });
});
