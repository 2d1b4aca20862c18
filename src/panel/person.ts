import type { Person } from './view.js';
import { fill, type Words } from './words/words.js';

/** What the page says about the one whom the panel is for. */
export interface KnownConsumer {
  readonly consumerId: string | null;
  readonly consumerName: string | null;
  readonly consumerAvatar: string | null;
}

/** Name and picture belong to `consumer-id`; of anyone else only the id is known. Without a `consumer-id` they belong to whoever calls. */
export function personOf(id: string, { consumerId, consumerName, consumerAvatar }: KnownConsumer, words: Words): Person {
  const known = !consumerId || consumerId === id;
  const given = known ? (consumerName?.trim() ?? '') : '';
  return {
    id,
    name: given === '' ? fill(words.texts.caller, { name: id.slice(-4) }) : given,
    named: given !== '',
    avatar: known && consumerAvatar !== '' ? consumerAvatar : null,
  };
}

/** Whom a call would reach; null when the page has named nobody. */
export function expectedPerson(consumer: KnownConsumer, words: Words): Person | null {
  const { consumerId, consumerName } = consumer;
  return consumerId || consumerName ? personOf(consumerId ?? '', consumer, words) : null;
}
