import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseEventStream, type StreamState } from '../../src/signaling/event-stream-parser.js';

function parse(...chunks: readonly string[]): { messages: string[]; state: StreamState } {
  const state: StreamState = { lastEventId: '', retryMs: 1000, comments: false };
  const push = parseEventStream(state);
  return { messages: chunks.flatMap(push), state };
}

describe('a text/event-stream', () => {
  const text = ': hello\r\nid: 41\ndata: one\ndata:two\n\nevent: x\rdata:  three\r\rid\ndata\n\nid: 42\nretry: 250\ndata: €\r\n\r\n';
  const messages = ['one\ntwo', ' three', '', '€'];

  it('gives the same messages wherever it is cut', () => {
    assert.deepEqual(parse(text).messages, messages);
    assert.deepEqual(parse(...text.split('')).messages, messages, 'into single characters');
    for (let at = 0; at <= text.length; at += 1) {
      const { messages: found, state } = parse(text.slice(0, at), text.slice(at));
      assert.deepEqual(found, messages, `cut at ${at}`);
      assert.deepEqual(state, { lastEventId: '42', retryMs: 250, comments: true });
    }
  });

  it('gives a message only when it is whole', () => {
    assert.deepEqual(parse('id: 1\ndata: x\n').messages, []);
    assert.equal(parse('id: 1\ndata: x\n').state.lastEventId, '');
  });

  it('keeps an id until another comes, an empty one taking it back', () => {
    assert.equal(parse('id: 1\n\ndata: x\n\n').state.lastEventId, '1');
    assert.equal(parse('id: 1\n\nid:\n\n').state.lastEventId, '');
  });

  it('passes over an id that no header can hold, and a retry that is no number', () => {
    for (const id of ['€', 'a\u0000b', 'x'.repeat(1001)]) assert.equal(parse(`id: 1\nid: ${id}\n\n`).state.lastEventId, '1');
    for (const retry of ['soon', '-1', '1.5', '', '9999999']) assert.equal(parse(`retry: ${retry}\n\n`).state.retryMs, 1000);
  });

  it('skips a message above a megabyte, in one line or many, and reads the next', () => {
    const long = 'x'.repeat(600_000);
    for (const huge of [[`data: ${long}${long}`], [`data: ${long}`, long, `${long}\ndata: tail`], [`data: ${long}\ndata: ${long}`]]) {
      assert.deepEqual(parse('data: before\n\n', ...huge, '\n\ndata: after\n\n').messages, ['before', 'after']);
    }
    assert.equal(parse(`data: ${long}\n\n`).messages[0]?.length, 600_000);
  });
});
