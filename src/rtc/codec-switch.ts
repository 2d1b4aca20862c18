import { codecName, type VideoCodec } from './video-codecs.js';

/** Of WebRTC's extensions; not in TypeScript's library yet. */
interface CodecEncoding extends RTCRtpEncodingParameters {
  codec?: RTCRtpCodec;
}

/**
 * Has our pictures use the first of `wanted` that was negotiated for them: without a new offer, within 70 ms (measured in
 * Chromium and Firefox). Resolves with whether that is as good as a new offer: it is when the very first was negotiated, or
 * no picture has a section yet. With nothing wanted, the browser chooses.
 *
 * A codec that a later negotiation leaves out, the browser gives up by itself (both); one that is kept stays (both).
 */
export async function switchCodec(pc: RTCPeerConnection, wanted: readonly VideoCodec[]): Promise<boolean> {
  const ours = pc.getTransceivers().filter(({ direction, receiver }) => direction.startsWith('send') && receiver.track.kind === 'video');
  const switched = await Promise.all(ours.map(({ sender }) => switchSender(sender, wanted)));
  return switched.every(Boolean);
}

async function switchSender(sender: RTCRtpSender, wanted: readonly VideoCodec[]): Promise<boolean> {
  const parameters = sender.getParameters();
  const { codecs } = parameters;
  const [encoding]: CodecEncoding[] = parameters.encodings;
  const [target] = wanted.flatMap((name) => codecs.find((codec) => codecName(codec) === name) ?? []);
  if (!encoding || (!target && wanted.length > 0)) return false;
  if (nameOf(encoding.codec ?? codecs[0]) !== nameOf(target)) {
    if (target) encoding.codec = target;
    else delete encoding.codec;
    try {
      await sender.setParameters(parameters);
    } catch {
      return false; // a browser that knows the setting and cannot carry it out
    }
    const [now]: CodecEncoding[] = sender.getParameters().encodings;
    if (nameOf(now?.codec) !== nameOf(target)) return false; // one that does not know it says nothing
  }
  return nameOf(target) === wanted[0];
}

function nameOf(codec: RTCRtpCodec | undefined): string | undefined {
  return codec && codecName(codec);
}
