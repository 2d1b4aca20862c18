import type { LocalOffer, MediaEngine } from '../ports.js';
import type { CallEffect } from './call-state.js';

/** The effects that the engine carries out, one after the other. */
export type MediaOperation = Extract<CallEffect, { type: 'open-microphone' | 'create-offer' | 'apply-answer' | 'apply-offer' | 'rollback' }>;

/** Carries it out. Only `create-offer` has something to show for it. */
export async function operate(engine: MediaEngine, operation: MediaOperation): Promise<LocalOffer | null> {
  switch (operation.type) {
    case 'open-microphone':
      await engine.openMicrophone();
      return null;
    case 'create-offer':
      return engine.createOffer(operation.request);
    case 'apply-answer':
      await engine.applyAnswer(operation.sdp);
      return null;
    case 'apply-offer':
      await engine.applyOffer(operation.sdp);
      return null;
    case 'rollback':
      await engine.rollback();
      return null;
  }
}
