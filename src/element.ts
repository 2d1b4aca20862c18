/** The element's class alone: registers nothing, so that a host can choose the tag. */
export { MessengerCallPanel } from './panel/messenger-call-panel.js';
export type {
  CallErrorDetail,
  CallEventDetail,
  CallPanelEventMap,
  CallPermissionDetail,
  CallPhaseDetail,
  CallRating,
  CallRatingDetail,
  CallVersionDetail,
  CallWarningDetail,
} from './panel/events.js';
export type { ConsumerDescription, DescribeConsumer } from './panel/person.js';
export type { Words, WordsOverride } from './panel/words/words.js';
