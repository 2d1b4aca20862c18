import type { CallNotice, CallSnapshot, MediaChoice } from '../snapshot.js';

/** What listeners have to be told, found by comparing what they saw last with what there is now. */
export function noticesOf(before: CallSnapshot, call: CallSnapshot): readonly CallNotice[] {
  const notices: CallNotice[] = [];
  if (before.phase !== call.phase) notices.push({ type: 'phase', call, from: before.phase });
  if (mediaDiffers(before, call)) notices.push({ type: 'media', call });
  for (const code of call.warnings) if (!before.warnings.includes(code)) notices.push({ type: 'warning', call, code, raised: true });
  for (const code of before.warnings) if (!call.warnings.includes(code)) notices.push({ type: 'warning', call, code, raised: false });
  if (before.phase !== 'ended' && call.phase === 'ended') notices.push({ type: 'ended', call });
  if (notices.length === 0 && anythingElseDiffers(before, call)) notices.push({ type: 'change', call });
  return notices;
}

function mediaDiffers(a: CallSnapshot, b: CallSnapshot): boolean {
  const differ = (x: MediaChoice, y: MediaChoice) => x.wanted !== y.wanted || x.acknowledged !== y.acknowledged;
  return differ(a.microphone, b.microphone) || differ(a.camera, b.camera) || differ(a.screen, b.screen) || a.remote.audio !== b.remote.audio || a.remote.video !== b.remote.video;
}

const ELSE = ['id', 'version', 'pending', 'startedAt', 'quality', 'videoCodec', 'error', 'end'] as const;

function anythingElseDiffers(a: CallSnapshot, b: CallSnapshot): boolean {
  return ELSE.some((name) => a[name] !== b[name]);
}
