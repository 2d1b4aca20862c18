import type { PlatformDialect } from './platform-dialect.js';
import { type Random, randomToken } from './random.js';
import type { Refusal } from './refusal.js';

export interface SuccessContent {
  /** False only for the answer to a tracks-only update that collided. */
  readonly success?: boolean;
  /** The new call's id, in the reply to `connect`. */
  readonly newCallId?: string;
  readonly answer?: string;
  readonly renegotiation?: string;
  /** Not part of the reply: to be called when a reply with a renegotiation has arrived. */
  readonly handedOver?: () => void;
}

export type Json = Readonly<Record<string, unknown>>;

type SdpType = 'offer' | 'answer';

function shapeSdp(dialect: PlatformDialect, type: SdpType, sdp: string): unknown {
  switch (dialect.responseShape) {
    case 'sdp-text':
      return sdp;
    case 'json-text':
      return JSON.stringify({ sdp_type: type, sdp });
    case 'object':
    case 'session-json-text':
      return { sdp_type: type, sdp };
  }
}

/** The `session` of a reply or a webhook. `about` holds what stands beside the descriptions. */
export function shapeSession(
  dialect: PlatformDialect,
  descriptions: Pick<SuccessContent, 'answer' | 'renegotiation'>,
  about: Json = {},
): unknown {
  const { answer, renegotiation } = descriptions;
  const session = {
    ...about,
    ...(answer === undefined ? {} : { sdp_response: shapeSdp(dialect, 'answer', answer) }),
    ...(renegotiation === undefined ? {} : { sdp_renegotiation: shapeSdp(dialect, 'offer', renegotiation) }),
  };
  return dialect.responseShape === 'session-json-text' ? JSON.stringify(session) : session;
}

function shapeNewCallId(dialect: PlatformDialect, id: string): Json {
  switch (dialect.newCallId) {
    case 'id':
      return { id };
    case 'call_id':
      return { call_id: id };
    case 'both':
      return { id, call_id: id };
  }
}

export function shapeSuccess(dialect: PlatformDialect, content: SuccessContent): Json {
  const hasSession = content.answer !== undefined || content.renegotiation !== undefined;
  return {
    success: content.success ?? true,
    ...(content.newCallId === undefined ? {} : shapeNewCallId(dialect, content.newCallId)),
    ...(hasSession ? { session: shapeSession(dialect, content) } : {}),
  };
}

export function shapeRefusal(dialect: PlatformDialect, refusal: Refusal, random: Random): Json {
  const number = refusal.code ?? dialect.collisionCode;
  const error = {
    message: refusal.message,
    type: 'OAuthException',
    ...(dialect.errorNumber === 'code' ? { code: number } : { code: 100, error_subcode: number }),
    is_transient: refusal.transient,
    fbtrace_id: `A${randomToken(random, 22)}`,
  };
  return dialect.errors === 'wrapped' ? { error } : error;
}
