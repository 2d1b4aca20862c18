import type { DeviceChoices } from './device-choice.js';
import { inputKind, isPseudo, watchDeviceList } from './device-list.js';
import type { capture } from './devices.js';
import type { LocalSource } from './local-source.js';

export type Device = 'microphone' | 'camera';

/** What of a call, or of a preview, follows the devices. */
export interface FollowingMedia {
  readonly sources: Readonly<Record<Device, LocalSource>>;
  /** Whether it should have the device, and could not be given one. */
  readonly lacks: (device: Device) => boolean;
  /** Called for what it lacks, when there is reason to think that it can be had now. */
  readonly open: (device: Device) => Promise<void>;
}

/** What is open in the page. Each brings its own into line with what is chosen; rejects with a `CallError`, and then keeps what it had. */
export const followers = new Set<() => Promise<void>>();

/** Tells `using`, as a `CustomEvent<DeviceInUse>`, when another device has taken over. */
export const devicesInUse = new EventTarget();
export const USING = 'using';

export interface DeviceInUse {
  readonly device: Device;
  readonly label: string;
}

export function isInUse(event: Event): event is CustomEvent<DeviceInUse> {
  return event instanceof CustomEvent && event.type === USING;
}

const DEVICES: readonly Device[] = ['microphone', 'camera'];

/**
 * Keeps what is open in line with what is chosen and what is plugged in, without a gap and without a word to the platform: the new
 * device is opened first, then takes the place of the old one. One that cannot be opened changes nothing.
 *
 * - Another choice: it is used at once.
 * - The chosen device is plugged in again: used again. Unplugged: its track ends, and the engine opens the default. When there is
 *   none, the next one that is plugged in or chosen.
 * - Nothing chosen: the microphone goes where the system's default goes, but only if it was there before. Who picked another one
 *   in the browser's own question (Firefox) keeps it. A camera stays: a new one on the desk must not show the agent by itself.
 *
 * Returns what is to be called whenever another track is in use.
 */
export function followDevices(media: FollowingMedia, choices: DeviceChoices, open: typeof capture, over: AbortSignal): () => void {
  const { sources } = media;
  /** What each open track was asked for. */
  const asked = new WeakMap<MediaStreamTrack, string>();
  const labels = new Map<Device, string>();
  const turns = { microphone: 0, camera: 0 };
  let known: readonly MediaDeviceInfo[] | null = null;
  let systemMicrophone: MediaDeviceInfo | null = null;

  const wantedFor = (device: Device) => JSON.stringify(choices.current[device]);

  const replace = async (device: Device) => {
    const before = sources[device].track();
    const turn = (turns[device] += 1);
    const wanted = wantedFor(device);
    const track = await open(device);
    if (over.aborted || turn !== turns[device] || sources[device].track() !== before) {
      track.stop();
      return;
    }
    asked.set(track, wanted);
    await sources[device].replace(track);
  };

  /** What each device was to be when the choice was heeded last: a choice of another device is no reason to open this one. */
  const heeded = { microphone: wantedFor('microphone'), camera: wantedFor('camera') };

  const heedChoiceOf = async (device: Device) => {
    const track = sources[device].track();
    const wanted = wantedFor(device);
    const another = wanted !== heeded[device];
    heeded[device] = wanted;
    if (track) {
      if (asked.get(track) !== wanted) await replace(device);
    } else if (another && media.lacks(device)) {
      await media.open(device);
    }
  };
  const heedChoice = async () => {
    await Promise.all(DEVICES.map(heedChoiceOf));
  };

  /** By itself, and so without a word when it fails: there is a device that works. */
  const quietly = (work: Promise<unknown>) => void work.catch(() => undefined);

  const heedList = (list: readonly MediaDeviceInfo[]) => {
    const listBefore = known;
    known = list;
    const systemBefore = systemMicrophone;
    systemMicrophone = list.find(({ kind, label }) => kind === 'audioinput' && label !== '') ?? systemBefore;
    for (const device of DEVICES) {
      if (listBefore && media.lacks(device) && isMore(idsOf(list, device), idsOf(listBefore, device))) quietly(media.open(device));
      const track = sources[device].track();
      const there = idsOf(list, device).filter((id) => id !== '');
      if (!track || there.length === 0) continue;
      const used = track.getSettings().deviceId ?? '';
      const chosen = chosenId(choices.current[device]);
      const lost = !there.includes(used) && listBefore !== null && idsOf(listBefore, device).includes(used);
      const back = chosen !== used && there.includes(chosen);
      const moved = device === 'microphone' && !there.includes(chosen) && hasMoved(used, systemBefore, systemMicrophone);
      if (lost || back || moved) quietly(replace(device));
    }
  };

  const tell = () => {
    for (const device of DEVICES) {
      const track = sources[device].track();
      if (!track) continue;
      if (!asked.has(track)) asked.set(track, wantedFor(device));
      const { label } = track;
      const before = labels.get(device);
      labels.set(device, label);
      if (before !== undefined && before !== label) devicesInUse.dispatchEvent(new CustomEvent<DeviceInUse>(USING, { detail: { device, label } }));
    }
  };

  followers.add(heedChoice);
  over.addEventListener('abort', () => followers.delete(heedChoice));
  const look = watchDeviceList(heedList, over);
  let openBefore: readonly (MediaStreamTrack | null)[] = [];
  const heed = () => {
    tell();
    const open = DEVICES.map((device) => sources[device].track());
    // Only with a device open does a browser say which there are.
    if (open.some((track, index) => track && !openBefore[index])) look();
    openBefore = open;
  };
  heed();
  look(); // what there was before, should something be missing
  return heed;
}

function idsOf(list: readonly MediaDeviceInfo[], device: Device): readonly string[] {
  return list.filter(({ kind }) => kind === inputKind(device)).map(({ deviceId }) => deviceId);
}

/** Ids may be withheld while nothing is open: then their number tells. That they are said from now on tells nothing. */
function isMore(now: readonly string[], before: readonly string[]): boolean {
  if (now.includes('') || before.length === 0) return now.length > before.length;
  return !before.includes('') && now.some((id) => !before.includes(id));
}

function chosenId({ deviceId }: MediaTrackConstraints): string {
  const exact = typeof deviceId === 'object' && 'exact' in deviceId ? deviceId.exact : null;
  return typeof exact === 'string' ? exact : '';
}

/** Chromium has an entry that stands for the default, and says by its label and group which device that is. Elsewhere the first one is it. */
function hasMoved(used: string, before: MediaDeviceInfo | null, now: MediaDeviceInfo | null): boolean {
  if (!before || !now || used !== before.deviceId) return false;
  return isPseudo(now) ? now.label !== before.label || now.groupId !== before.groupId : now.deviceId !== before.deviceId;
}
