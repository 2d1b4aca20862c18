import type { CallError } from '../protocol/call-error.js';
import type { CallPhase, CallSnapshot } from '../session/snapshot.js';
import type { CallController } from './call-controller.js';
import type { Place, Saying } from './extras.js';
import type { ImpossibleReason, Words } from './words/words.js';

/** What `templates/` draw: a call and everything around it, as values. The same view always gives the same picture. */
export interface View extends PanelState {
  readonly words: Words;
  /** A tag that `Intl` accepts. */
  readonly language: string;
  /** Milliseconds since 1970, by the clock of the snapshots. */
  readonly now: number;
  readonly phase: CallPhase | 'idle';
  readonly call: CallSnapshot | null;
  /** It was ended here, and the platform has yet to say so. */
  readonly ending: boolean;
  /** Those who ring while another call is shown. */
  readonly waiting: readonly CallSnapshot[];
  /** The other side of the call shown, or whom a call would reach; null when nobody is known. */
  readonly person: Person | null;
  readonly personOf: (call: CallSnapshot) => Person;
  /** What went wrong and was not dismissed. */
  readonly error: CallError | null;
  /** Why there can be no calls at all. */
  readonly missing: ImpossibleReason | null;
  readonly audioOnly: boolean;
  readonly screenPossible: boolean;
  /** As the page or the agent set them. */
  readonly videoCodecs: string;
  readonly remoteStream: MediaStream | null;
  readonly localStream: MediaStream | null;
  /** What those parts add that come in files of their own. */
  readonly draw: (place: Place) => unknown;
  /** The first of them that has something to say about it. */
  readonly say: (about: Saying) => string | null;
}

/** What the agent has done to the panel itself. */
export interface PanelState {
  readonly devicesOpen: boolean;
  /** The browser holds the sound back until the next click. */
  readonly soundBlocked: boolean;
  /** Whose waiting call was accepted and has yet to be confirmed, because it ends the call under way. */
  readonly confirming: string | null;
  readonly selfCorner: Corner;
  readonly selfHidden: boolean;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  /** Whether the name is one, or only stands for somebody unknown. */
  readonly named: boolean;
  /** Address of a picture. */
  readonly avatar: string | null;
}

export type Corner = `${'top' | 'bottom'}-${'start' | 'end'}`;

/** What a click can set off. */
export interface Actions {
  readonly calls: Pick<CallController, 'dial' | 'accept' | 'decline' | 'hangUp' | 'setMicrophone' | 'setCamera' | 'setScreenShare' | 'dismissError' | 'dismissCall' | 'report' | 'silent'>;
  readonly set: (changes: Partial<PanelState>) => void;
  /** Sees every click on the toolbar first. */
  readonly guard: (event: MouseEvent) => void;
}

/** Whether there is a call the agent is in: one that a hang-up would end. */
export function isUnderWay(phase: CallPhase | 'idle'): boolean {
  switch (phase) {
    case 'dialing':
    case 'ringing':
    case 'connecting':
    case 'active':
    case 'reconnecting':
      return true;
    case 'idle':
    case 'incoming':
    case 'ended':
      return false;
  }
}
