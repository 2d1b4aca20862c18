import { CODEC_PRESETS, isCodecPreset, presetOrder, type CodecAbilities, type CodecPreset } from './codec-presets.js';
import { usableVideoCodecs, VIDEO_CODECS, type VideoCodec } from './video-codecs.js';

/** A codec, or a named choice that stands for an order of all of them. */
export type CodecWish = VideoCodec | CodecPreset;

/**
 * Reads a list of codecs and named choices (separated by spaces or commas, in any case, in order of preference). `null` or
 * nothing that can be used: no wish, which is an empty list. Calls `warn` for each name that means nothing here; never throws.
 */
export function parseVideoCodecs(attribute: string | null, warn: (text: string) => void): readonly CodecWish[] {
  const wishes = new Set<CodecWish>();
  for (const name of (attribute ?? '').split(/[\s,]+/).filter(Boolean)) {
    const preset = name.toLowerCase();
    const wish = isCodecPreset(preset) ? preset : VIDEO_CODECS.find((known) => known === name.toUpperCase());
    if (wish) wishes.add(wish);
    else warn(`Unknown video codec "${name}" is ignored. Known are ${[...VIDEO_CODECS, ...CODEC_PRESETS].join(', ')}.`);
  }
  return [...wishes];
}

/**
 * What a list comes to in this browser, each codec once. Calls `warn` for a codec that was named and cannot be had; of a
 * named choice the rest is as good.
 */
export function availableOf(wishes: readonly CodecWish[], abilities: CodecAbilities, warn: (text: string) => void): readonly VideoCodec[] {
  const usable = usableVideoCodecs();
  const codecs = wishes.flatMap((wish) => {
    if (isCodecPreset(wish)) return presetOrder(wish, abilities);
    if (!usable.includes(wish)) warn(`This browser cannot send and receive the video codec ${wish}, so it is not offered.`);
    return [wish];
  });
  return [...new Set(codecs)].filter((codec) => usable.includes(codec));
}
