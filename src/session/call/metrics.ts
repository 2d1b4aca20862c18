import type { CallMetrics, CallStatistics } from '../ports.js';
import type { CallState } from './call-state.js';

/** The body for `call_metrics`; null for a call that the platform never knew as ours. */
export function metricsOf(call: CallState, statistics: CallStatistics): CallMetrics | null {
  if (call.end === null || call.progress.at === 'idle' || call.id.startsWith('local:')) return null;
  return {
    call_id: call.id,
    platform: call.dialect.platform,
    call_ended_time: Math.round(call.endedAt ?? 0),
    end_call_reason: call.end.reason,
    end_call_subreason: call.error?.code ?? '',
    first_audio_packet_received_time: statistics.firstAudioAt,
    first_video_packet_received_time: statistics.firstVideoAt,
    audio_stats: statistics.audio,
    video_stats: statistics.video,
  };
}
