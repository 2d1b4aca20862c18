import { expect, waitUntil } from '@open-wc/testing';
import { resetMouse, sendKeys } from '@web/test-runner-commands';
import { film } from '../support/film.js';
import { openPanel, part, partOrNull } from '../support/open-panel.js';
import { drag } from '../support/pointer.js';
import { media, snapshot } from '../support/snapshots.js';
import type { StillPanel } from '../support/still-panel.js';

const CORNERS = ['top left', 'top right', 'bottom left', 'bottom right'] as const;

for (const direction of ['rtl', 'ltr'] as const) {
  describe(`the self-view, ${direction === 'ltr' ? 'left to right' : 'right to left'}`, () => {
    let panel: StillPanel;
    let stream: MediaStream;
    beforeEach(async () => {
      ({ stream } = film());
      panel = await openPanel();
      panel.dir = direction;
      panel.style.width = '480px';
      panel.desk.media = { remote: null, local: stream };
      panel.desk.show(snapshot('connecting'));
      panel.desk.show(snapshot('active', { camera: media.on }));
      await waitUntil(() => partOrNull(panel, 'full-screen-button'), 'the extras are there');
      await waitUntil(() => getComputedStyle(part(panel, 'self-view')).opacity === '1', 'the picture is there');
    });
    afterEach(async () => {
      for (const track of stream.getTracks()) track.stop();
      await resetMouse();
    });

    const handle = () => panel.shadowRoot?.querySelector<HTMLElement>('.move') ?? panel;

    /** Where one sees it. */
    function corner(): string {
      const box = part(panel, 'self-view').getBoundingClientRect();
      const stage = part(panel, 'stage').getBoundingClientRect();
      const vertical = box.top - stage.top < stage.bottom - box.bottom ? 'top' : 'bottom';
      return `${vertical} ${box.left - stage.left < stage.right - box.right ? 'left' : 'right'}`;
    }

    function placeIn(where: string): [number, number] {
      const { left, right, top, bottom } = part(panel, 'stage').getBoundingClientRect();
      return [where.endsWith('left') ? left + 70 : right - 70, where.startsWith('top') ? top + 60 : bottom - 60];
    }

    it('begins at the end of the lower edge', () => {
      expect(corner()).to.equal(direction === 'ltr' ? 'bottom right' : 'bottom left');
    });

    it('is carried by the pointer into every corner, and lies in its place when let go', async () => {
      for (const where of [...CORNERS, 'top left'] as const) {
        await drag(handle(), placeIn(where));
        await panel.updateComplete;
        await waitUntil(() => part(panel, 'self-view').style.translate === '', `${where}: nothing is left of the way`);
        expect(corner(), where).to.equal(where);
      }
    });

    it('goes where an arrow key points', async () => {
      handle().focus();
      for (const [key, where] of [
        ['ArrowLeft', 'bottom left'],
        ['ArrowUp', 'top left'],
        ['ArrowRight', 'top right'],
        ['ArrowDown', 'bottom right'],
      ] as const) {
        await sendKeys({ press: key });
        await panel.updateComplete;
        expect(corner(), key).to.equal(where);
      }
    });

    it('is never under the tools of the stage', async () => {
      for (const where of CORNERS) {
        await drag(handle(), placeIn(where));
        await panel.updateComplete;
        const self = part(panel, 'self-view').getBoundingClientRect();
        for (const name of ['picture-in-picture-button', 'full-screen-button']) {
          const tool = partOrNull(panel, name)?.getBoundingClientRect();
          if (tool === undefined) continue;
          const apart = tool.right <= self.left || tool.left >= self.right || tool.bottom <= self.top || tool.top >= self.bottom;
          expect(apart, `${name}, ${where}`).to.equal(true);
        }
      }
    });

    it('can be put away and brought back', async () => {
      part(panel, 'fold').click();
      await panel.updateComplete;
      expect(part(panel, 'self-view').getBoundingClientRect().width).to.equal(44);
      part(panel, 'fold').click();
      await panel.updateComplete;
      expect(part(panel, 'self-view').getBoundingClientRect().width).to.be.greaterThan(80);
    });
  });
}
