import { cornerAt, type Corner } from '../view.js';

/** Lets a pointer carry the self-view, and says in whose corner it was let go. */
export function drag(down: PointerEvent, drop: (corner: Corner) => void): void {
  const handle = down.currentTarget;
  const box = handle instanceof HTMLElement ? handle.parentElement : null;
  const field = box?.parentElement ?? null;
  if (!(handle instanceof HTMLElement) || box === null || field === null || down.button !== 0) {
    return;
  }
  const ended = new AbortController();
  const { signal } = ended;
  let moved = false;
  handle.setPointerCapture(down.pointerId);

  const move = (event: PointerEvent) => {
    const [x, y] = [event.clientX - down.clientX, event.clientY - down.clientY];
    moved ||= Math.hypot(x, y) > 4;
    box.style.setProperty('translate', `${x}px ${y}px`);
  };
  const release = () => {
    const carried = middle(box);
    const around = middle(field);
    ended.abort();
    box.removeAttribute('style');
    if (moved) {
      const rightToLeft = getComputedStyle(field).direction === 'rtl';
      drop(cornerAt(carried.y < around.y, carried.x < around.x !== rightToLeft));
    }
  };
  handle.addEventListener('pointermove', move, { signal });
  handle.addEventListener('pointerup', release, { signal });
  handle.addEventListener('pointercancel', release, { signal });
}

function middle(element: Element): { x: number; y: number } {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}
