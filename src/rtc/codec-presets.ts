import { VIDEO_CODECS, type VideoCodec } from './video-codecs.js';

type Grades = readonly [work: number, support: number, picture: number, bandwidth: number];

/** The grades of the platform's video page, from 1 (low, limited) to 4 (very high, very wide); between two of its words is a half. */
const GRADES: Readonly<Record<VideoCodec, Grades>> = {
  VP8: [1.5, 3, 2, 2.5],
  VP9: [2.5, 3, 3, 1.5],
  H264: [2, 4, 3, 2.5],
  H265: [3, 1, 4, 1],
  AV1: [3, 2, 4, 1],
};

/**
 * What counts for whom. The column a choice is named after decides; the smaller weights only order what is graded alike there.
 * The last weight is for a codec that this machine has hardware for, both ways.
 */
const WEIGHTS = {
  /** The best picture; of equal ones, that which needs less of the line. */
  quality: [0, 1, 100, -10, 2],
  /** All columns alike, work a little more: a busy machine spoils sound and picture both. */
  balanced: [-1.1, 1, 1, -1, 2],
  /** The least on the line; then the least work. */
  'low-bandwidth': [-10, 1, 0, -100, 2],
  /** Whatever has hardware; without any, the least work. */
  'low-power': [-100, 1, 0, 0, 1000],
  /** What most devices can show; then the least work. */
  'widest-support': [-1, 100, 0, 0, 2],
} as const satisfies Readonly<Record<string, readonly [...Grades, efficient: number]>>;

/** A choice for people who do not know codecs. */
export type CodecPreset = keyof typeof WEIGHTS;

export const CODEC_PRESETS = Object.keys(WEIGHTS).filter(isCodecPreset);

export function isCodecPreset(name: string): name is CodecPreset {
  return Object.hasOwn(WEIGHTS, name);
}

/** What this machine does well, both ways. A codec that is not in it was not asked about, or the browser does not say. */
export type CodecAbilities = ReadonlyMap<VideoCodec, { readonly smooth: boolean; readonly powerEfficient: boolean }>;

/** All codecs, the best for this purpose first. Those that would stutter here come last, whatever they are good at. */
export function presetOrder(preset: CodecPreset, abilities: CodecAbilities): readonly VideoCodec[] {
  const [work, support, picture, bandwidth, efficient] = WEIGHTS[preset];
  const score = (codec: VideoCodec) => {
    const grades = GRADES[codec];
    const ability = abilities.get(codec);
    return (
      work * grades[0] + support * grades[1] + picture * grades[2] + bandwidth * grades[3] +
      (ability?.powerEfficient === true ? efficient : 0) - (ability?.smooth === false ? 10_000 : 0)
    );
  };
  return VIDEO_CODECS.toSorted((one, other) => score(other) - score(one));
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
  await Promise.allSettled(VIDEO_CODECS.map(ask));
  return abilities;
}
