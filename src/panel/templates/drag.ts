import { cornerAt, type Corner } from '../view.js';

/** Lets a pointer carry the self-view, and says in whose corner it was let go. */
export function drag(down: PointerEvent, drop: (corner: Corner) => void): void {
  const handle = down.currentTarget;
  const box = handle instanceof HTMLElement ? handle.parentElement : null;
  const field = box?.parentElement ?? null;
  if (!(handle instanceof HTMLElement) || box === null || field === null || down.button !== 0) {
    return;
  }
  handle.setPointerCapture(down.pointerId);
  handle.onpointermove = ({ clientX, clientY }) => {
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

export function isRightToLeft(element: Element): boolean {
  return getComputedStyle(element).direction === 'rtl';
}

function middle(element: Element): { x: number; y: number } {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}
