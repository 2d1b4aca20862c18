/** A device as the agent knows it, by its name, and as the browser does, by an id that may change. */
export interface NamedDevice {
  readonly id: string;
  readonly label: string;
}

export const CHOICES = ['microphone', 'camera', 'speaker', 'ringer'] as const;
export type Choice = (typeof CHOICES)[number];

export const SWITCHES = ['echoCancellation', 'noiseSuppression', 'autoGainControl', 'backgroundBlur'] as const;
export type Switch = (typeof SWITCHES)[number];

/** What the agent has chosen, and nothing else: what is not here is left to the system. */
export interface Chosen {
  readonly devices: Readonly<Partial<Record<Choice, NamedDevice>>>;
  readonly switches: Readonly<Partial<Record<Switch, boolean>>>;
}

export const NOTHING_CHOSEN: Chosen = { devices: {}, switches: {} };

const MAX_LENGTH = 512;

/** Read as untrusted: any script of the page can write there, and so could an older or a newer version of this one. */
export function readChosen(text: string | null): Chosen {
  const stored = parse(text);
  const devices: Partial<Record<Choice, NamedDevice>> = {};
  const switches: Partial<Record<Switch, boolean>> = {};
  for (const choice of CHOICES) {
    const device = fieldOf(fieldOf(stored, 'devices'), choice);
    const id = fieldOf(device, 'id');
    const label = fieldOf(device, 'label');
    if (isShort(id) && id !== '') devices[choice] = { id, label: isShort(label) ? label : '' };
  }
  for (const name of SWITCHES) {
    const on = fieldOf(fieldOf(stored, 'switches'), name);
    if (typeof on === 'boolean') switches[name] = on;
  }
  return { devices, switches };
}

/** What else stands there is kept. */
export function writeChosen(text: string | null, { devices, switches }: Chosen): string {
  return JSON.stringify({ ...parse(text), devices, switches });
}

export interface DeviceMemory {
  readonly recall: () => Chosen;
  readonly remember: (chosen: Chosen) => void;
}

/** Kept for this browser. Where a page has no storage, nothing is remembered and everything else works. */
export function deviceMemory(key: string, changedElsewhere: () => void): DeviceMemory {
  addEventListener('storage', (event) => {
    if (event.key === key || event.key === null) changedElsewhere();
  });
  const stored = () => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  return {
    recall: () => readChosen(stored()),
    remember(chosen) {
      try {
        localStorage.setItem(key, writeChosen(stored(), chosen));
      } catch {
        // No storage, or it is full.
      }
    },
  };
}

function parse(text: string | null): object {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  } catch {
    return {};
  }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
}

function isShort(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_LENGTH;
}
