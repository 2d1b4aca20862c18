import type { CallError } from '../../protocol/call-error.js';
import type { MediaEngine } from '../ports.js';
import type { CallEffect, CallEvent } from './call-state.js';

/** The effects that the engine carries out, one after the other. */
export type MediaOperation = Extract<
  CallEffect,
  { type: 'prepare' | 'open-microphone' | 'create-offer' | 'apply-answer' | 'apply-offer' | 'rollback' | 'set-video-codecs' }
>;

const FAILURES = {
  'open-microphone': 'microphone-failed',
  'create-offer': 'offer-failed',
  'apply-answer': 'answer-failed',
  'apply-offer': 'offer-refused',
  rollback: 'rollback-failed',
} as const;

/** Carries it out. What came of it is an event of the call; of a mere head start, none. */
export async function operate(engine: MediaEngine, operation: MediaOperation): Promise<CallEvent | null> {
  switch (operation.type) {
    case 'prepare':
      await engine.prepare(operation.request);
      return null;
    case 'open-microphone':
      await engine.openMicrophone();
      return { type: 'microphone-opened' };
    case 'create-offer':
      return { type: 'offer-created', offer: await engine.createOffer(operation.request) };
    case 'apply-answer':
      await engine.applyAnswer(operation.sdp);
      return { type: 'answer-applied' };
    case 'apply-offer':
      await engine.applyOffer(operation.sdp);
      return { type: 'offer-applied' };
    case 'rollback':
      await engine.rollback();
      return { type: 'rolled-back' };
    case 'set-video-codecs':
      return { type: 'video-codecs-set', command: operation.command, outcome: await engine.setVideoCodecs(operation.names) };
  }
}

/** What goes wrong with a head start shows when the offer is asked for; codecs that cannot be switched need an offer. */
export function failureOf(operation: MediaOperation, error: CallError): CallEvent | null {
  switch (operation.type) {
    case 'prepare':
      return null;
    case 'set-video-codecs':
      return { type: 'video-codecs-set', command: operation.command, outcome: 'offer-needed' };
    default:
      return { type: FAILURES[operation.type], error };
  }
}
