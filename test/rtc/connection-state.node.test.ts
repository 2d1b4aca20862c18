import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stateOf } from '../../src/rtc/connection-state.js';

describe('the state of the connection', () => {
  it('is the worse of what the browser says of the connection and of its path', () => {
    assert.equal(stateOf('new', 'new'), 'new');
    assert.equal(stateOf('connecting', 'checking'), 'connecting');
    assert.equal(stateOf('connecting', 'connected'), 'connecting');
    assert.equal(stateOf('connected', 'completed'), 'connected');
    assert.equal(stateOf('connected', 'disconnected'), 'disconnected');
    assert.equal(stateOf('disconnected', 'connected'), 'disconnected');
    assert.equal(stateOf('failed', 'disconnected'), 'failed');
    assert.equal(stateOf('connected', 'failed'), 'failed');
    assert.equal(stateOf('closed', 'closed'), 'disconnected');
  });
});
