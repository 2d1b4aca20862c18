import type { Kit } from '../extras.js';
import type { Corner, View } from '../view.js';

/** Lets the self-view be put into another corner: dragged there, by arrow keys, or round by clicks for whoever cannot drag. */
export function carrySelfView({ root, actions }: Kit): (view: View) => void {
  let corner: Corner = 'bottom-end';
  let known: Element | null = null;
  const drop = (selfCorner: Corner) => actions.set({ selfCorner });
  const steer = (event: KeyboardEvent, handle: HTMLElement) => {
    const to = steered(event.key, corner, isRightToLeft(handle));
    if (to === null) return;
    event.preventDefault();
    drop(to);
  };
  return ({ selfCorner }) => {
    corner = selfCorner;
    const handle = root.querySelector<HTMLElement>('.move');
    if (handle === known) return;
    known = handle;
    handle?.addEventListener('keydown', (event) => steer(event, handle));
    let carried = false;
    handle?.addEventListener('pointerdown', (event) => {
      carried = false;
      carry(handle, event, drop, () => (carried = true));
    });
    handle?.addEventListener('click', ({ detail }) => {
      if (!carried || detail === 0) drop(NEXT[corner]);
    });
  };
}

const NEXT: Readonly<Record<Corner, Corner>> = {
  'bottom-end': 'bottom-start',
  'bottom-start': 'top-start',
  'top-start': 'top-end',
  'top-end': 'bottom-end',
};

/** A hand that clicks moves a little, too, in pixels. */
const STILL = 4;

/** Arrow keys move it by one corner; left and right follow the direction of the page. Null for any other key. */
function steered(key: string, corner: Corner, rightToLeft: boolean): Corner | null {
  switch (key) {
    case 'ArrowUp':
    case 'ArrowDown':
      return cornerAt(key === 'ArrowUp', corner.endsWith('start'));
    case 'ArrowLeft':
    case 'ArrowRight':
      return cornerAt(corner.startsWith('top'), (key === 'ArrowLeft') !== rightToLeft);
    default:
      return null;
  }
}

/** Follows the pointer, and says in whose corner it let go. */
function carry(handle: HTMLElement, down: PointerEvent, drop: (corner: Corner) => void, moved: () => void): void {
  const box = handle.parentElement;
  const field = box?.parentElement;
  if (!box || !field || down.button !== 0) {
    return;
  }
  handle.setPointerCapture(down.pointerId);
  handle.onpointermove = ({ clientX, clientY }) => {
    if (Math.hypot(clientX - down.clientX, clientY - down.clientY) > STILL) moved();
    box.style.setProperty('translate', `${clientX - down.clientX}px ${clientY - down.clientY}px`);
  };
  // Comes after the pointer went up, and also when the browser took it away.
  handle.onlostpointercapture = () => {
    const carried = middle(box);
    const around = middle(field);
    handle.onpointermove = handle.onlostpointercapture = null;
    box.removeAttribute('style');
    drop(cornerAt(carried.y < around.y, carried.x < around.x !== isRightToLeft(field)));
  };
}

function cornerAt(top: boolean, start: boolean): Corner {
  return `${top ? 'top' : 'bottom'}-${start ? 'start' : 'end'}`;
}

function isRightToLeft(element: Element): boolean {
  return getComputedStyle(element).direction === 'rtl';
}

function middle(element: Element): { x: number; y: number } {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}
