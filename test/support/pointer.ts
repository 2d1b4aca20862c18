import { sendMouse } from '@web/test-runner-commands';

/** A real click, which is a gesture to the browser. */
export async function press(element: Element): Promise<void> {
  await sendMouse({ type: 'click', position: middle(element) });
}

/** Takes hold of an element in its middle and carries it to the middle of a place, in steps as a hand does. */
export async function drag(element: Element, to: readonly [x: number, y: number]): Promise<void> {
  const [fromX, fromY] = middle(element);
  await sendMouse({ type: 'move', position: [fromX, fromY] });
  await sendMouse({ type: 'down' });
  for (const part of [0.3, 0.7, 1]) {
    await sendMouse({ type: 'move', position: [Math.round(fromX + (to[0] - fromX) * part), Math.round(fromY + (to[1] - fromY) * part)] });
  }
  await sendMouse({ type: 'up' });
}

function middle(element: Element): [x: number, y: number] {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [Math.round(left + width / 2), Math.round(top + height / 2)];
}
