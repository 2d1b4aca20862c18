import { inboundOn, type Inbound } from '../support/received.js';

/**
 * The platform's side for these tests: a real `RTCPeerConnection` whose descriptions are given the platform's documented
 * shape (ICE-lite, passive, one address for all sections), and which never sees an answer of ours but infers it.
 */
const FLIPPED: Readonly<Record<string, string>> = { sendrecv: 'sendrecv', sendonly: 'recvonly', recvonly: 'sendonly', inactive: 'inactive' };

export class PlatformPeer {
  readonly pc = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
  /** The agent's credentials and fingerprint. */
  #theirs: string[] = [];
  #sources: (() => void)[] = [];
  /** Tracks whose msid is written as the placeholder's. */
  #placeholders: RTCRtpTransceiver[] = [];

  /** Answers an offer; the first one with our audio `sendrecv` and no consumer stream. */
  async answer(sdp: string): Promise<string> {
    const first = this.pc.remoteDescription === null;
    this.#learn(sdp);
    await this.pc.setRemoteDescription({ type: 'offer', sdp: sdp.replaceAll('a=setup:actpass', 'a=setup:active') });
    const [audio] = this.pc.getTransceivers();
    if (first && audio) audio.direction = 'sendrecv';
    await this.pc.setLocalDescription();
    const answer = await this.#local();
    return first ? answer.replace(/a=msid:\S+ \S+/, `a=msid:- ${/a=msid:\S+ (\S+)/.exec(sdp)?.[1] ?? ''}`) : answer;
  }

  /** The renegotiation that follows: an ICE restart, our audio `recvonly`, the consumer's in a section of its own. */
  async renegotiation(): Promise<string> {
    const voice = await this.#voice();
    this.pc.restartIce();
    const [audio] = this.pc.getTransceivers();
    if (audio) audio.direction = 'recvonly';
    this.pc.addTransceiver(voice, { direction: 'sendonly', streams: [new MediaStream()] });
    return this.offer();
  }

  /** Turns the consumer's camera on: a placeholder section and the real one. */
  videoOn(codec?: string): RTCRtpTransceiver {
    this.#placeholders.push(this.pc.addTransceiver('video', { direction: 'sendonly' }));
    const transceiver = this.pc.addTransceiver(this.picture(), { direction: 'sendonly', streams: [new MediaStream()] });
    const codecs = RTCRtpReceiver.getCapabilities('video')?.codecs ?? [];
    if (codec) transceiver.setCodecPreferences(codecs.filter(({ mimeType }) => mimeType === `video/${codec}`));
    return transceiver;
  }

  /** An offer that lists one more section, with a video codec no browser knows. It counts for nothing here. */
  async strangeOffer(): Promise<string> {
    const offer = await this.offer();
    const transport = offer.split(/\r\n(?=m=)/)[1]?.split('\r\n').filter((line) => /^a=(ice-|fingerprint|setup)/.test(line)) ?? [];
    const lines = ['m=video 9 UDP/TLS/RTP/SAVPF 99', 'c=IN IP4 0.0.0.0', ...transport, 'a=mid:strange', 'a=sendonly', 'a=msid:s t', 'a=rtcp-mux', 'a=rtpmap:99 H266/90000'];
    return [offer.replace(/a=group:BUNDLE[^\r]*/, '$& strange').trimEnd(), ...lines, ''].join('\r\n');
  }

  async offer(): Promise<string> {
    await this.pc.setLocalDescription();
    return this.#local();
  }

  /**
   * The agent's answer is never sent: it is what the offer lists, with the directions turned round. Of `answer` only the
   * ICE credentials are taken, which an ICE-lite peer would learn from the checks.
   */
  async infer(answer: string): Promise<void> {
    this.#learn(answer);
    const [session = '', ...sections] = (this.pc.localDescription?.sdp ?? '').split(/\r\n(?=m=)/);
    const drop = /^a=(candidate|ice-|fingerprint|bundle-only|end-of|setup|rtcp:|ssrc|msid)/;
    const turned = sections.map((section) => {
      const [media = '', ...lines] = section.split('\r\n').filter((line) => line && !drop.test(line));
      const directed = lines.map((line) => (FLIPPED[line.slice(2)] === undefined ? line : `a=${FLIPPED[line.slice(2)]}`));
      return [media.replace(/^(m=\w+) \d+/, '$1 9'), ...directed, ...this.#theirs, 'a=setup:active'].join('\r\n');
    });
    const head = session.split('\r\n').filter((line) => !/^a=(fingerprint|sendrecv)/.test(line));
    await this.pc.setRemoteDescription({ type: 'answer', sdp: [...head, ...turned, ''].join('\r\n') });
  }

  /** Moving pictures, as a camera or a screen gives them. */
  picture(): MediaStreamTrack {
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d');
    let frame = 0;
    const timer = setInterval(() => {
      if (!context) return;
      context.fillStyle = (frame += 1) % 2 ? 'red' : 'navy';
      context.fillRect(0, 0, canvas.width, canvas.height);
    }, 50);
    const [track] = canvas.captureStream(20).getVideoTracks();
    if (!track) throw new Error('This browser cannot capture a canvas.');
    this.#sources.push(() => clearInterval(timer), () => track.stop());
    return track;
  }

  /** What has come in of one kind. */
  received(kind: 'audio' | 'video'): Promise<Inbound> {
    return inboundOn(this.pc, kind);
  }

  close(): void {
    this.pc.close();
    for (const stop of this.#sources) stop();
  }

  /**
   * The browser's fake microphone, whatever a test makes of the agent's. Not an oscillator: where there is no loudspeaker, an
   * `AudioContext` of Firefox never begins, and what it would sound is silence.
   */
  async #voice(): Promise<MediaStreamTrack> {
    const audio = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
    const [track] = (await MediaDevices.prototype.getUserMedia.call(navigator.mediaDevices, { audio })).getTracks();
    if (!track) throw new Error('This browser has no fake microphone.');
    this.#sources.push(() => track.stop());
    return track;
  }

  #learn(sdp: string): void {
    const lines = sdp.split('\r\n');
    this.#theirs = ['a=ice-ufrag:', 'a=ice-pwd:', 'a=fingerprint:'].map((start) => lines.find((line) => line.startsWith(start)) ?? '');
  }

  async #local(): Promise<string> {
    // After a restart, Firefox goes on saying `complete` for a moment, with no candidate there.
    const gathered = () => this.pc.iceGatheringState === 'complete' && this.pc.localDescription?.sdp.includes('a=candidate');
    while (!gathered()) await new Promise((resolve) => this.pc.addEventListener('icecandidate', resolve, { once: true }));
    const sdp = this.pc.localDescription?.sdp ?? '';
    const fingerprint = sdp.split('\r\n').find((line) => line.startsWith('a=fingerprint')) ?? '';
    const [session = '', ...sections] = sdp.split(/\r\n(?=m=)/);
    const lead = sections[0]?.split('\r\n') ?? [];
    const transport = [...lead.filter((line) => /^a=(candidate|ice-ufrag|ice-pwd)/.test(line)), fingerprint, 'a=setup:passive'];
    const port = lead[0]?.split(' ')[1] ?? '9';
    const drop = /^a=(candidate|ice-|fingerprint|bundle-only|end-of|setup|rtcp:)/;
    const shaped = sections.map((section) => {
      const [media = '', ...lines] = section.split('\r\n').filter((line) => line && !drop.test(line));
      const refused = media.includes(' 0 ') && !section.includes('a=bundle-only');
      const mid = /a=mid:(\S+)/.exec(section)?.[1];
      const placeholder = this.#placeholders.some((transceiver) => transceiver.mid === mid);
      const kept = placeholder ? lines.filter((line) => !line.startsWith('a=ssrc')).map((line) => line.replace(/^a=msid:.*/, 'a=msid:- D3F4U1T_F8_TR4CK')) : lines;
      return [refused ? media : media.replace(/^(m=\w+) \d+/, `$1 ${port}`), ...kept.slice(0, 1), ...transport, ...kept.slice(1)].join('\r\n');
    });
    const head = session.split('\r\n').filter((line) => !/^a=(fingerprint|ice-options|sendrecv)/.test(line));
    return [...head, 'a=ice-lite', ...shaped, ''].join('\r\n');
  }
}
