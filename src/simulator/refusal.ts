/** The reasons for which the platform's pages say a request can be refused. */
export type RefusalReason =
  | 'page-not-allowed'
  | 'invalid-call-id'
  | 'invalid-connection'
  | 'invalid-sdp'
  | 'page-not-in-call'
  | 'already-accepted'
  | 'already-rejected'
  | 'already-terminated'
  | 'call-failed'
  | 'call-ended'
  | 'not-call-owner'
  | 'no-permission'
  | 'no-consumer-permission'
  | 'consumer-unavailable'
  | 'invalid-request'
  | 'invalid-msid'
  | 'collision'
  | 'rate-limited'
  | 'temporary'
  | 'token-expired';

interface RefusalText {
  /** The published number; for reasons that have none, the one whose meaning comes nearest. Null: the dialect says. */
  readonly code: number | null;
  readonly message: string;
  readonly transient?: true;
}

const REFUSALS: Readonly<Record<RefusalReason, RefusalText>> = {
  'page-not-allowed': { code: 2_018_389, message: 'This Page may not use calling' },
  'invalid-call-id': { code: 2_018_390, message: 'Invalid call id' },
  'invalid-connection': { code: 2_018_391, message: 'Invalid connection info' },
  'invalid-sdp': { code: 2_018_392, message: 'Invalid SDP in connection info' },
  'page-not-in-call': { code: 2_018_393, message: 'The Page is not in this call' },
  'already-accepted': { code: 100, message: 'The call was already accepted' },
  'already-rejected': { code: 2_018_396, message: 'The call was already rejected' },
  'already-terminated': { code: 2_018_396, message: 'The call was already terminated' },
  'call-failed': { code: 2_018_395, message: 'The call has failed' },
  'call-ended': { code: 2_018_396, message: 'The call has ended' },
  'not-call-owner': { code: 10, message: 'The calling app is not the owner of this call' },
  'no-permission': { code: 200, message: 'Permissions error' },
  'no-consumer-permission': { code: 10, message: 'The consumer has not given permission to be called' },
  'consumer-unavailable': { code: 551, message: 'This person is not available right now' },
  'invalid-request': { code: 100, message: 'Invalid parameter' },
  'invalid-msid': { code: 100, message: 'Invalid track msid' },
  collision: { code: null, message: 'Conflicting media status' },
  'rate-limited': { code: 613, message: 'Calls to this API have exceeded the rate limit', transient: true },
  temporary: { code: 2, message: 'Service temporarily unavailable', transient: true },
  'token-expired': { code: 190, message: 'The access token has expired' },
};

/** Why the platform does not do what a request asks. */
export class Refusal extends Error {
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, detail?: string) {
    super(detail === undefined ? REFUSALS[reason].message : `${REFUSALS[reason].message}: ${detail}`);
    this.name = 'Refusal';
    this.reason = reason;
  }

  /** Null: the dialect's number for collisions. */
  get code(): number | null {
    return REFUSALS[this.reason].code;
  }

  get transient(): boolean {
    return REFUSALS[this.reason].transient ?? false;
  }
}
