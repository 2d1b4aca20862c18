/**
 * WebKitGTK is built without WebRTC, and then the panel shows nothing but that there can be no calls. To be seen in every state, it
 * is led to believe that there is some. Nothing is asked of it but what it could do. Returns what ends the pretence.
 */
export function pretendWebRtc(): () => void {
  const capabilities = { codecs: ['VP8', 'H264'].map((name) => ({ mimeType: `video/${name}`, clockRate: 90_000 })), headerExtensions: [] };
  const withCodecs = { getCapabilities: () => capabilities };
  const none = function (): never {
    throw new DOMException('pretended', 'NotSupportedError');
  };
  const pretended = { RTCPeerConnection: none, RTCRtpSender: withCodecs, RTCRtpReceiver: withCodecs };
  const refuse = (): Promise<never> => Promise.reject(new DOMException('pretended', 'NotFoundError'));
  const mediaDevices = Object.assign(new EventTarget(), { getDisplayMedia: refuse, getUserMedia: refuse, enumerateDevices: () => Promise.resolve([]), getSupportedConstraints: () => ({}) });

  Object.assign(globalThis, pretended);
  Object.defineProperty(navigator, 'mediaDevices', { value: mediaDevices, configurable: true });
  return () => {
    for (const name of Object.keys(pretended)) Reflect.deleteProperty(globalThis, name);
    Reflect.deleteProperty(navigator, 'mediaDevices');
  };
}
