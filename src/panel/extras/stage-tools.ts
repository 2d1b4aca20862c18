import type { TemplateResult } from 'lit';
import type { Kit } from '../extras.js';
import type { View } from '../view.js';
import { adopt } from './adopt.js';
import type { CallPart } from './call-part.js';
import { fullScreen } from './full-screen.js';
import { smallVideo } from './small-video.js';
import { smallWindow } from './small-window.js';
import { stageToolStyles } from './stage-tools.css.js';
import type { Tool } from './tool.js';

/** Small window and full screen, as two quiet buttons in a corner of the stage. */
export function stageTools(kit: Kit, roots: Set<ShadowRoot>): CallPart {
  const { html, svg, button, root } = kit;
  adopt(root, stageToolStyles);
  const window = smallWindow(kit, roots) ?? smallVideo(kit);
  const screen = fullScreen(kit);

  const icon = (body: unknown) => html`<svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">${body}</svg>`;
  const icons = {
    window: icon(svg`<path d="M20.5 10V7a2.25 2.25 0 0 0-2.25-2.25H5.75A2.25 2.25 0 0 0 3.5 7v8.5a2.25 2.25 0 0 0 2.25 2.25H8"/><rect x="11.5" y="13" width="9.5" height="6.75" rx="1.5" class="solid"/>`),
    back: icon(svg`<path d="M20.5 10V7a2.25 2.25 0 0 0-2.25-2.25H5.75A2.25 2.25 0 0 0 3.5 7v8.5a2.25 2.25 0 0 0 2.25 2.25H8M12.5 13.5 7.5 8.75m0 3.75V8.75h3.75"/><rect x="13.5" y="14.5" width="7" height="5" rx="1.25"/>`),
    screen: icon(svg`<path d="M4 9V5.75C4 4.75 4.75 4 5.75 4H9M15 4h3.25C19.25 4 20 4.75 20 5.75V9M20 15v3.25c0 1-.75 1.75-1.75 1.75H15M9 20H5.75C4.75 20 4 19.25 4 18.25V15"/>`),
    leave: icon(svg`<path d="M9 4v3.25C9 8.25 8.25 9 7.25 9H4M20 9h-3.25C15.75 9 15 8.25 15 7.25V4M15 20v-3.25c0-1 .75-1.75 1.75-1.75H20M4 15h3.25C8.25 15 9 15.75 9 16.75V20"/>`),
  };

  const draw = (view: View, tool: Tool | null, part: string, open: keyof typeof icons, close: keyof typeof icons, name: 'small-window' | 'full-screen'): TemplateResult | null => {
    const isOpen = tool?.isOpen();
    if (tool === null || !(isOpen || tool.isPossible(view))) return null;
    const label = view.words.extras[isOpen ? ENDS[name] : name] ?? '';
    return button({ part, icon: icons[isOpen ? close : open], label, press: () => tool.toggle() });
  };

  return {
    stage: (view) => html`<div class="tools">
      ${draw(view, window, 'picture-in-picture-button', 'window', 'back', 'small-window')} ${draw(view, screen, 'full-screen-button', 'screen', 'leave', 'full-screen')}
    </div>`,
    updated(view) {
      window?.updated(view);
      screen?.updated(view);
    },
    disconnected() {
      window?.disconnected?.();
    },
  };
}

const ENDS = { 'small-window': 'small-window-close', 'full-screen': 'full-screen-leave' } as const;
