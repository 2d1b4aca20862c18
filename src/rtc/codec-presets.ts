import type { CodecPreset } from './codec-choice.js';
import type { VideoCodec } from './video-codecs.js';

/**
 * By the grades of the platform's video page: work (VP8 low to medium, H264 medium, VP9 medium to high, H265 and AV1 high), picture
 * (VP8 medium, VP9 and H264 high, H265 and AV1 very high), load on the line (H265 and AV1 low, VP9 low to medium, VP8 and H264
 * medium to high) and devices that have it (H264 very many, VP8 and VP9 many, AV1 more and more, H265 few).
 */
const ORDERS: Readonly<Record<CodecPreset, readonly VideoCodec[]>> = {
  /** By picture; of those graded alike, first what loads the line less, then what more devices have. */
  quality: ['AV1', 'H265', 'VP9', 'H264', 'VP8'],
  /** All four counted alike; of those that come out alike, what is less work. */
  balanced: ['H264', 'VP9', 'AV1', 'VP8', 'H265'],
  /** By load on the line, then by work, then by devices. */
  'low-bandwidth': ['AV1', 'H265', 'VP9', 'VP8', 'H264'],
  /** By work, then by devices; before all, what this machine has hardware for. */
  'low-power': ['VP8', 'H264', 'VP9', 'AV1', 'H265'],
  /** By devices, then by work. */
  'widest-support': ['H264', 'VP8', 'VP9', 'AV1', 'H265'],
};

/** What this machine does well, both ways. A codec that is not in it was not asked about, or the browser does not say. */
export type CodecAbilities = ReadonlyMap<VideoCodec, { readonly smooth: boolean; readonly powerEfficient: boolean }>;

let abilitiesHere: Promise<CodecAbilities> | undefined;

/** All codecs in the order for this purpose and this machine, which is asked once. */
export async function orderHere(preset: CodecPreset): Promise<readonly VideoCodec[]> {
  abilitiesHere ??= askAbilities();
  return presetOrder(preset, await abilitiesHere);
}

/** All codecs, the best for this purpose first. Those that would stutter here come last, whatever they are good at. */
export function presetOrder(preset: CodecPreset, abilities: CodecAbilities): readonly VideoCodec[] {
  const rank = (codec: VideoCodec) => {
    const { smooth = true, powerEfficient = false } = abilities.get(codec) ?? {};
    return !smooth ? 1 : preset === 'low-power' && powerEfficient ? -1 : 0;
  };
  return ORDERS[preset].toSorted((one, other) => rank(one) - rank(other));
}

/** As much as our camera is asked to give (devices.ts), at what a browser spends on it. */
const PICTURE = { width: 1280, height: 720, framerate: 30, bitrate: 1_500_000 };

/** Asks the browser; about 10 ms (measured in Chromium and Firefox). Where it cannot say, the grades decide alone. Never rejects. */
export async function askAbilities(): Promise<CodecAbilities> {
  const abilities = new Map<VideoCodec, { smooth: boolean; powerEfficient: boolean }>();
  const ask = async (codec: VideoCodec) => {
    const question = { type: 'webrtc', video: { ...PICTURE, contentType: `video/${codec}` } } as const;
    const { mediaCapabilities } = navigator;
    const answers = await Promise.all([mediaCapabilities.encodingInfo(question), mediaCapabilities.decodingInfo(question)]);
    abilities.set(codec, { smooth: answers.every(({ smooth }) => smooth), powerEfficient: answers.every(({ powerEfficient }) => powerEfficient) });
  };
  await Promise.allSettled(ORDERS.balanced.map(ask));
  return abilities;
}
