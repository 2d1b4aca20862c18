import { usableVideoCodecs, VIDEO_CODECS, type VideoCodec } from './video-codecs.js';

/** Choices for people who do not know codecs; what they stand for is in codec-presets.ts. */
export const CODEC_PRESETS = ['quality', 'balanced', 'low-bandwidth', 'low-power', 'widest-support'] as const;

export type CodecPreset = (typeof CODEC_PRESETS)[number];

/** A codec, or a named choice that stands for an order of all of them. */
export type CodecWish = VideoCodec | CodecPreset;

const KNOWN: readonly CodecWish[] = [...VIDEO_CODECS, ...CODEC_PRESETS];

/**
 * Reads a list of codecs and named choices (separated by spaces or commas, in any case, in order of preference). `null` or
 * nothing that can be used: no wish, which is an empty list. Calls `warn` for each name that means nothing here; never throws.
 */
export function parseVideoCodecs(attribute: string | null, warn: (text: string) => void): readonly CodecWish[] {
  const wishes = new Set<CodecWish>();
  for (const name of (attribute ?? '').split(/[\s,]+/).filter(Boolean)) {
    const wish = KNOWN.find((known) => known.toLowerCase() === name.toLowerCase());
    if (wish) wishes.add(wish);
    else warn(`Unknown video codec "${name}" is ignored. Known are ${KNOWN.join(', ')}.`);
  }
  return [...wishes];
}

/**
 * What a list comes to in this browser, each codec once. Calls `warn` for a codec that was named and cannot be had; of a
 * named choice the rest is as good. Never rejects.
 */
export async function availableOf(wishes: readonly CodecWish[], warn: (text: string) => void): Promise<readonly VideoCodec[]> {
  const usable = usableVideoCodecs();
  const orders = wishes.map(async (wish) => {
    if (isPreset(wish)) return orderOf(wish);
    if (!usable.includes(wish)) warn(`This browser cannot send and receive the video codec ${wish}, so it is not offered.`);
    return [wish];
  });
  const codecs = new Set((await Promise.all(orders)).flat());
  return [...codecs].filter((codec) => usable.includes(codec));
}

function isPreset(wish: CodecWish): wish is CodecPreset {
  return CODEC_PRESETS.some((preset) => preset === wish);
}

/** Loaded when it is asked for, as few pages do. Without the file the order is the browser's. */
async function orderOf(preset: CodecPreset): Promise<readonly VideoCodec[]> {
  try {
    const { orderHere } = await import('./codec-presets.js');
    return await orderHere(preset);
  } catch {
    return [];
  }
}
