import type { Dialect } from '../protocol/dialect.js';
import type { CallNotice, CallSnapshot } from './snapshot.js';
import type { Clock, CreateMediaEngine, SignalingAdapter } from './ports.js';

export interface SwitchboardOptions {
  readonly adapter: SignalingAdapter;
  readonly pageId: string;
  readonly createMediaEngine: CreateMediaEngine;
  readonly dialect?: Partial<Dialect>;
  readonly clock?: Clock;
}

/** Routes webhooks to calls, and holds those that are under way. */
export declare class Switchboard {
  constructor(options: SwitchboardOptions);
  /** The call to show: the one the agent is in, else the oldest that rings, else the last one ended until the next begins. */
  get call(): CallSnapshot | null;
  /** The call shown, then those waiting. */
  get calls(): readonly CallSnapshot[];
  dial(consumerId: string): Promise<void>;
  /** Ends the call under way first, when there is one. */
  accept(callId: string, options?: { camera?: boolean }): Promise<void>;
  decline(callId: string): Promise<void>;
  hangUp(callId: string): Promise<void>;
  setMicrophone(callId: string, on: boolean): Promise<void>;
  setCamera(callId: string, on: boolean): Promise<void>;
  setScreenShare(callId: string, on: boolean): Promise<void>;
  /** `MediaStream`s in a browser; null when there is no such call. */
  streams(callId: string): { readonly remote: unknown; readonly local: unknown } | null;
  receive(payload: unknown, about?: { ageMs?: number }): void;
  /** Forgets an ended call. */
  dismiss(callId: string): void;
  subscribe(listener: (notice: CallNotice) => void): () => void;
  /** Ends every call on the platform too (`page-closed`) and stops listening. */
  close(): void;
}
