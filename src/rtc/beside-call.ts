/** What a call can do without, in one file that is loaded while the call is set up. */
export { followDevices } from './follow-devices.js';
export { sampleStatistics } from './statistics.js';
