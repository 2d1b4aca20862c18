/**
 * Whether an audio context starts in this browser. Firefox starts none on a machine without any sound device, which it says by having
 * no channel to play on (measured in 153); Chromium makes do without a device, and has to start one.
 */
export async function playsSound(): Promise<boolean> {
  if (!navigator.userAgent.includes('Firefox')) return true;
  const context = new AudioContext();
  const channels = context.destination.maxChannelCount;
  await context.close();
  return channels > 0;
}
