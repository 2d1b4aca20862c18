/** The video codecs the platform's video page lists, by the names SDP has for them. */
export const VIDEO_CODECS = ['VP8', 'VP9', 'H264', 'H265', 'AV1'] as const;
/** What stands beside a codec to repair losses. Without `rtx` in the list, Chromium offers no retransmission at all. */
const HELPERS: readonly string[] = ['RTX', 'RED', 'ULPFEC'];

export type VideoCodec = (typeof VIDEO_CODECS)[number];

/** Those of them that can be sent and received here. */
export function usableVideoCodecs(): readonly VideoCodec[] {
  const names = new Set(bothWays('video').map(codecName));
  return VIDEO_CODECS.filter((codec) => names.has(codec));
}

/**
 * Has our next offer list Opus alone, and in our own video sections what is `wanted`, in that order (when nothing is, all
 * there is). The consumer's sections keep all that can be decoded: with less, our offer would stop a picture that runs in
 * another codec.
 */
export function preferForOffer(pc: RTCPeerConnection, wanted: readonly VideoCodec[]): void {
  const audio = onlyNamed(bothWays('audio'), ['OPUS']);
  const ours = inOrder(onlyNamed(bothWays('video'), [...(wanted.length > 0 ? wanted : VIDEO_CODECS), ...HELPERS]), wanted);
  const theirs = inOrder(onlyNamed(capabilities(RTCRtpReceiver, 'video'), [...VIDEO_CODECS, ...HELPERS]), wanted);
  prefer(pc, audio, ours, theirs);
}

/**
 * Has our next answer leave out nothing that can be decoded: the platform never sees it, and counts on all that it offered.
 * All is listed by name, because `setCodecPreferences([])` costs Firefox its `rtx` in every answer after (measured).
 */
export function preferForAnswer(pc: RTCPeerConnection, wanted: readonly VideoCodec[]): void {
  const audio = capabilities(RTCRtpReceiver, 'audio');
  const video = inOrder(capabilities(RTCRtpReceiver, 'video'), wanted);
  prefer(pc, audio, video, video);
}

function prefer(pc: RTCPeerConnection, audio: RTCRtpCodec[], ours: RTCRtpCodec[], theirs: RTCRtpCodec[]): void {
  for (const transceiver of pc.getTransceivers()) {
    const { direction, receiver } = transceiver;
    const video = direction === 'recvonly' ? theirs : ours;
    if (direction !== 'stopped') transceiver.setCodecPreferences(receiver.track.kind === 'audio' ? audio : video);
  }
}

/** `video/VP8` is `VP8`. */
export function codecName(codec: { readonly mimeType: string }): string {
  return codec.mimeType.slice(codec.mimeType.indexOf('/') + 1).toUpperCase();
}

function onlyNamed(codecs: readonly RTCRtpCodec[], names: readonly string[]): RTCRtpCodec[] {
  return codecs.filter((codec) => names.includes(codecName(codec)));
}

/** What is wanted comes first; the rest keeps the browser's order. */
function inOrder(codecs: readonly RTCRtpCodec[], wanted: readonly string[]): RTCRtpCodec[] {
  const rank = (codec: RTCRtpCodec) => (wanted.includes(codecName(codec)) ? wanted.indexOf(codecName(codec)) : wanted.length);
  return [...codecs].sort((one, other) => rank(one) - rank(other));
}

/** Only what works both ways is offered for what we send: whoever answers may turn the section round. */
function bothWays(kind: 'audio' | 'video'): RTCRtpCodec[] {
  const sendable = new Set(capabilities(RTCRtpSender, kind).map(identityOf));
  return capabilities(RTCRtpReceiver, kind).filter((codec) => sendable.has(identityOf(codec)));
}

function capabilities(side: Pick<typeof RTCRtpReceiver, 'getCapabilities'>, kind: 'audio' | 'video'): RTCRtpCodec[] {
  return side.getCapabilities(kind)?.codecs ?? [];
}

/** Codec and profile. The level is left out: Chromium states another one for sending H265 than for receiving it. */
function identityOf(codec: RTCRtpCodec): string {
  const profile = codec.sdpFmtpLine?.replace(/(profile-level-id=\w{4})\w{2}|level-idx?=\d+/g, '$1');
  return `${codec.mimeType} ${profile ?? ''}`.toUpperCase();
}
