import type { MakeExtra, Place } from '../extras.js';
import type { View } from '../view.js';
import { qualityBars } from './quality-bars.js';
import { adopt } from './adopt.js';
import type { CallPart } from './call-part.js';
import { carriedStyles } from './carry-self-view.css.js';
import { carrySelfView } from './carry-self-view.js';
import { nextSteps } from './next-steps.js';
import { deviceNews } from './device-news.js';
import { silence } from './silence.js';
import { stageTools } from './stage-tools.js';
import { voice } from './voice.js';
import { watchPictures } from './watch-pictures.js';
import { blurredBars } from './blurred-bars.js';

/**
 * What makes a call more comfortable: how good the connection is, how loud one's voice, who speaks while muted, a self-view that
 * can be put elsewhere, pictures that come and go softly, a small window and the full screen.
 */
export const extra: MakeExtra = (kit) => {
  // The panel is drawn a second time into a small window: what works on elements works in both.
  const roots = new Set<ShadowRoot>([kit.root]);
  adopt(kit.root, carriedStyles);
  return together([
    { header: qualityBars(kit), updated: carrySelfView(kit), 'after-call': nextSteps(kit) },
    watchPictures(kit, roots),
    blurredBars(kit, roots),
    silence(kit),
    deviceNews(kit),
    voice(kit, roots),
    stageTools(kit, roots),
  ]);
};

function together(parts: readonly CallPart[]): CallPart {
  const draw = (place: Place & keyof CallPart) => (view: View) => parts.map((part) => part[place]?.(view));
  return {
    header: draw('header'),
    stage: draw('stage'),
    microphone: draw('microphone'),
    'after-call': draw('after-call'),
    warning: (view) => parts.map((part) => part.warning?.(view)).find(Boolean),
    updated: (view) => {
      for (const part of parts) part.updated?.(view);
    },
    disconnected: () => {
      for (const part of parts) part.disconnected?.();
    },
  };
}
