import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PermissionReplyEvent } from '../../src/protocol/events.js';
import { Switchboard } from '../../src/session/switchboard.js';

const PAGE = '1062';

function listening(): { switchboard: Switchboard; heard: PermissionReplyEvent[] } {
  const heard: PermissionReplyEvent[] = [];
  const switchboard = new Switchboard({
    adapter: { callsApi: () => assert.fail('nothing is sent'), subscribe: () => () => undefined },
    pageId: PAGE,
    createMediaEngine: () => assert.fail('there is no call'),
    onPermissionReply: (reply) => heard.push(reply),
  });
  return { switchboard, heard };
}

/** As the platform posts it: the entry has neither `id` nor `time`. */
const answer = (response: string, page = PAGE) => ({
  object: 'page',
  entry: [{ sender: { id: '5275' }, recipient: { id: page }, timestamp: 1_700_000_000, call_permission_reply: { response, expiration_timestamp: '1700600000' } }],
});

describe('what a consumer answers who was asked whether they may be called', () => {
  it('is handed on by the switchboard, and makes no call', () => {
    const { switchboard, heard } = listening();
    switchboard.receive(answer('approve'));
    assert.deepEqual(heard, [{ type: 'permission-reply', pageId: PAGE, consumerId: '5275', response: 'approve', expiresAt: 1_700_600_000_000 }]);
    assert.deepEqual(switchboard.calls, []);
  });

  it('is kept back when it is for another Page, or no answer', () => {
    const { switchboard, heard } = listening();
    switchboard.receive(answer('approve', '2000'));
    switchboard.receive(answer('perhaps'));
    assert.deepEqual(heard, []);
  });
});
