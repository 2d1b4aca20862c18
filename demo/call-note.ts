import type { CallSnapshot, EndReason } from '../src/core.js';

/** What a helpdesk keeps of a call in the customer's record. */
export function callNote(call: CallSnapshot): { text: string; missed: boolean } {
  const reason = call.end?.reason ?? 'failed';
  const duration = call.end?.duration ?? null;
  const length = duration === null || reason === 'missed' ? '' : `, ${minutes(duration)}`;
  const way = call.direction === 'incoming' ? 'Incoming call' : 'Outgoing call';
  return { text: `${way}${length}: ${END_WORDS[reason]}`, missed: reason === 'missed' || reason === 'failed' };
}

const END_WORDS: Readonly<Record<EndReason, string>> = {
  'hung-up': 'ended by you',
  'consumer-hung-up': 'ended by the customer',
  declined: 'declined by you',
  missed: 'missed',
  cancelled: 'cancelled by you',
  'not-answered': 'not answered',
  'consumer-declined': 'declined by the customer',
  'answered-elsewhere': 'answered by a colleague',
  'page-closed': 'ended when the page closed',
  failed: 'failed',
};

function minutes(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
