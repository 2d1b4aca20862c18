import type { PermissionLimit } from '../../protocol/permissions.js';
import type { Kit } from '../extras.js';
import type { View } from '../view.js';
import type { ExtraName } from '../words/words.js';
import type { Permission } from './permission-state.js';
import { momentInWords, periodInWords } from './permission-times.js';

export interface PermissionSaid {
  readonly line: string;
  /** How much of a limit is used, when that matters. */
  readonly limit: string;
  readonly offer: 'ask' | 'check' | null;
  /** Why the call button cannot be used. */
  readonly obstacle: string | null;
}

type Said = Pick<View, 'words' | 'language' | 'now'> & { readonly name: string; readonly fill: Kit['fill'] };

/** What the agent reads of a permission; null when there is nothing to say. */
export function permissionInWords(permission: Permission, said: Said): PermissionSaid | null {
  const { words, language, now, name, fill } = said;
  const text = (key: ExtraName, time = '') => fill(words.extras[key] ?? '', { name, time });
  const say = (line: string, more: Partial<PermissionSaid> = {}): PermissionSaid => ({ line, limit: '', offer: null, obstacle: null, ...more });
  switch (permission.is) {
    case 'unknown':
      return null;
    case 'checking':
      return say(text('permission-checking'));
    case 'failed':
      return say(text('permission-failed'), { offer: 'check' });
    case 'granted': {
      const { until, limit } = permission;
      return say(until === null ? text('permission-granted') : text('permission-until', momentInWords(until, now, language)), { limit: limitInWords('limit-calls', limit, said) });
    }
    case 'used-up': {
      const limit = limitInWords('limit-calls', permission.limit, said) || words.errors['rate-limited'][0];
      return say(text('permission-granted'), { limit, obstacle: limit });
    }
    case 'none':
    case 'rejected': {
      const line = text(`permission-${permission.is}`);
      return say(line, { limit: limitInWords('limit-requests', permission.limit, said), offer: permission.mayAsk ? 'ask' : null, obstacle: line });
    }
    case 'asked': {
      const line = text('permission-asked');
      return say(line, { obstacle: line });
    }
  }
}

/** The period is the platform's: put into words where it can be read, and isolated, so that it leaves the line in order. */
function limitInWords(key: 'limit-calls' | 'limit-requests', limit: PermissionLimit | null, { words, language, fill }: Said): string {
  if (limit === null) return '';
  const { used, allowed, period } = limit;
  const number = (value: number) => new Intl.NumberFormat(language).format(value);
  const counted = fill(words.extras[key] ?? '', { used: number(used), allowed: number(allowed) });
  return period === '' ? counted : `${counted} (\u2068${periodInWords(period, language)}\u2069)`;
}
