import type { DeviceTextName } from './words.js';

/** The English of the devices and codecs, which is loaded with the sheet that shows it. */
export const DEVICE_TEXTS: Readonly<Record<DeviceTextName, string>> = {
  none: 'Off',
  'video-codec': 'Video format',
  'codec-sent': 'Video you send',
  'codec-received': 'Video you receive',
  'codec-any': 'Automatic',
  'codec-quality': 'Best picture',
  'codec-balanced': 'Balanced',
  'codec-low-bandwidth': 'Slow connection',
  'codec-low-power': 'Save power',
  'codec-widest-support': 'Works everywhere',
  'other-device': 'To use another device, choose it in the site settings of the browser.',
};
