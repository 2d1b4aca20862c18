import type { Kit } from '../extras.js';
import type { Denial, Device } from '../media-engine.js';
import type { View } from '../view.js';
import { REMEMBERED } from './remembered.js';

/** What a frame has to give this panel. */
const FRAME = 'allow="microphone; camera; display-capture; autoplay"';

/** What to do where a device was refused: it depends on who refused it, and on the browser. Null until that is known, and where it cannot be. */
export function deviceHelp({ host, openDevices, fill }: Kit): (view: View, error: unknown) => string | null {
  let asked: unknown = null;
  let denial: Denial | null = null;

  const find = async (device: Device, error: Error) => {
    const desk = await openDevices(REMEMBERED);
    const found = await desk.findDenial(device, error.cause);
    if (asked !== error) return;
    denial = found;
    host.requestUpdate();
  };

  return ({ words }, error) => {
    const device = deviceOf(error);
    if (device === null || !(error instanceof Error)) return null;
    if (asked !== error) {
      asked = error;
      denial = null;
      find(device, error).catch(() => undefined); // the general words are there
    }
    return denial === null ? null : fill(words.extras[`help-${denial}`] ?? '', { name: denial === 'frame' ? FRAME : words.buttons[device] });
  };
}

function deviceOf(error: unknown): Device | null {
  switch (typeof error === 'object' && error !== null && 'code' in error && error.code) {
    case 'microphone-denied':
      return 'microphone';
    case 'camera-denied':
      return 'camera';
    default:
      return null;
  }
}
