import type { Person } from './view.js';
import { fill, type Words } from './words/words.js';

/** What a page knows of somebody who calls. */
export interface ConsumerDescription {
  readonly name?: string | null;
  /** Address of a picture. */
  readonly avatar?: string | null;
}

/** Asked whenever the panel is drawn, so it has to answer at once; null when nothing is known. */
export type DescribeConsumer = (consumerId: string) => ConsumerDescription | null | undefined;

/** What the page says about the one whom the panel is for, and about others. */
export interface KnownConsumer {
  readonly consumerId: string | null;
  readonly consumerName: string | null;
  readonly consumerAvatar: string | null;
  readonly describeConsumer: DescribeConsumer | null;
}

/** Name and picture belong to `consumer-id`; others the page may describe. Without a `consumer-id` they belong to whoever calls. */
export function personOf(id: string, { consumerId, consumerName, consumerAvatar, describeConsumer }: KnownConsumer, words: Words): Person {
  const own = { name: consumerName, avatar: consumerAvatar };
  let name: unknown;
  let avatar: unknown;
  try {
    ({ name, avatar } = (consumerId === id ? own : describeConsumer?.(id)) ?? (consumerId ? {} : own));
  } catch {
    // A page's function may do anything: then nothing is known.
  }
  const given = textOf(name);
  return {
    id,
    name: given ?? fill(words.texts.caller, { name: id.slice(-4) }),
    named: given !== null,
    avatar: textOf(avatar),
  };
}

/** A page may set anything at all. */
function textOf(value: unknown): string | null {
  return (typeof value === 'string' && value.trim()) || null;
}

/** Whom a call would reach; null when the page has named nobody. */
export function expectedPerson(consumer: KnownConsumer, words: Words): Person | null {
  const { consumerId, consumerName } = consumer;
  return consumerId || consumerName ? personOf(consumerId ?? '', consumer, words) : null;
}
