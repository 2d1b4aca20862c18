import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DEFAULT_DIALECT } from '../../src/protocol/dialect.js';
import type { NegotiationDialect } from '../../src/session/negotiation/negotiation.js';
import type { PlatformRules } from '../session/negotiation/prover/platform-model.js';
import { Conversation, type Change } from './conversation.js';

const DOCUMENTED: PlatformRules = {
  tracksOnlyAccepted: true,
  tracksOnlyCounts: false,
  acceptRenegotiationCounts: false,
  replyRenegotiates: false,
  replyRenegotiationCounts: false,
  collision: 'empty-success',
};

const CHANGES: readonly Change[] = ['microphone', 'camera', 'consumer'];
const CHANGES_IN_A_CALL = 7;
/** What a change may cost that meets a surprise: the request itself, and each other way to read what the platform has done. */
const REFUSALS_OF_A_SURPRISE = 3;

/** The open questions, each answered otherwise than the client expects. */
const SURPRISES: Readonly<Record<string, Partial<PlatformRules>>> = {
  'tracks alone are refused': { tracksOnlyAccepted: false },
  'tracks alone count': { tracksOnlyCounts: true },
  'the renegotiation of accept counts': { acceptRenegotiationCounts: true },
  'the renegotiation of a reply counts': { replyRenegotiates: true, replyRenegotiationCounts: true },
};

/** What is refused does not count. */
const meaningful = (names: readonly string[]): boolean => !(names.includes('tracks alone are refused') && names.includes('tracks alone count'));

const COMBINATIONS = subsets(Object.keys(SURPRISES))
  .filter(meaningful)
  .flatMap((names) => (['empty-success', 'error'] as const).map((collision) => ({ names, rules: rulesOf(names, collision), title: titleOf(names, collision) })));

describe('with default settings, where nothing collides', () => {
  for (const { names, rules, title } of COMBINATIONS) {
    it(`no more changes of a call are refused at first than there are surprises: ${title}`, (test) => {
      let dearest = 0;
      for (const { direction, changes, conversation } of calls(rules, DEFAULT_DIALECT)) {
        let surprised = 0;
        for (const change of changes) {
          conversation.make(change);
          const { refusals, isAgreed } = conversation;
          const told = `${direction} call, ${changes.join(', ')}: ${refusals.join(', ')}`;
          assert.ok(isAgreed, told);
          assert.ok(refusals.length <= REFUSALS_OF_A_SURPRISE, told);
          surprised += refusals.length > 0 ? 1 : 0;
          dearest = Math.max(dearest, refusals.length);
          assert.ok(surprised <= names.length, told);
        }
      }
      test.diagnostic(`at most ${dearest} refusals of one change`);
      assert.equal(dearest > 0, names.length > 0, 'a surprise that nobody notices is none');
    });
  }
});

describe('with the platform’s own settings', () => {
  for (const { rules, title } of COMBINATIONS) {
    it(`nothing is refused: ${title}`, () => {
      for (const { direction, changes, conversation } of calls(rules, settingsFor(rules))) {
        for (const change of changes) {
          conversation.make(change);
          assert.ok(conversation.isAgreed);
          assert.deepEqual(conversation.refusals, [], `${direction} call, ${changes.join(', ')}`);
        }
      }
    });
  }
});

describe('a platform that takes tracks alone no more', () => {
  for (const tracksOnlyCounts of [false, true]) {
    it(`is sent offers from then on, and refuses nothing again (where tracks alone ${tracksOnlyCounts ? 'counted' : 'did not count'})`, () => {
      const conversation = new Conversation('incoming', { ...DOCUMENTED, tracksOnlyCounts }, DEFAULT_DIALECT);
      for (const change of ['microphone', 'microphone', 'camera', 'microphone'] as const) conversation.make(change);
      conversation.rules = { ...DOCUMENTED, tracksOnlyAccepted: false };
      conversation.make('microphone');
      assert.ok(conversation.isAgreed);
      assert.ok(conversation.refusals.length > 0);
      for (const change of ['camera', 'microphone', 'consumer', 'microphone'] as const) {
        conversation.make(change);
        assert.ok(conversation.isAgreed);
        assert.deepEqual(conversation.refusals, []);
      }
    });
  }
});

interface Call {
  readonly direction: 'incoming' | 'outgoing';
  readonly changes: readonly Change[];
  readonly conversation: Conversation;
}

/** Every order of so many changes, in calls both ways. */
function* calls(rules: PlatformRules, settings: NegotiationDialect): Generator<Call> {
  for (const direction of ['incoming', 'outgoing'] as const) {
    for (const changes of sequences(CHANGES_IN_A_CALL)) yield { direction, changes, conversation: new Conversation(direction, rules, settings) };
  }
}

function* sequences(length: number): Generator<readonly Change[]> {
  if (length === 0) {
    yield [];
    return;
  }
  for (const rest of sequences(length - 1)) for (const change of CHANGES) yield [...rest, change];
}

function subsets(names: readonly string[]): readonly (readonly string[])[] {
  return names.reduce<readonly (readonly string[])[]>((all, name) => [...all, ...all.map((some) => [...some, name])], [[]]);
}

function titleOf(names: readonly string[], collision: PlatformRules['collision']): string {
  return `${names.join(', ') || 'all as expected'}; a collision is told by ${collision === 'error' ? 'an error' : 'an empty success'}`;
}

function rulesOf(names: readonly string[], collision: PlatformRules['collision']): PlatformRules {
  return names.reduce((rules, name) => ({ ...rules, ...SURPRISES[name] }), { ...DOCUMENTED, collision });
}

/** What a host sets that knows the platform. */
function settingsFor({ tracksOnlyAccepted, tracksOnlyCounts, acceptRenegotiationCounts, replyRenegotiationCounts }: PlatformRules): NegotiationDialect {
  return { trackChanges: tracksOnlyAccepted ? 'tracks-only' : 'with-offer', tracksOnlyCounts, acceptRenegotiationCounts, replyRenegotiationCounts };
}
