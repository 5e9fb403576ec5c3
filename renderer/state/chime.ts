/** Two soft tones, rising: frequency in hertz and start in seconds. */
const tones = [
  { frequency: 659, start: 0 },
  { frequency: 880, start: 0.16 },
] as const;
const LENGTH = 0.34;
const LOUDNESS = 0.16;

/**
 * A short chime for what must not be missed: the countdown and the forgotten card. EN 301 549 wants a time limit to be
 * announced to more than one sense. Silent where nobody has touched the page yet, because browsers forbid it then.
 */
export function chime(): void {
  if (!navigator.userActivation.hasBeenActive) return;
  const audio = new AudioContext();
  const close = (): void => {
    audio.close().catch(() => undefined);
  };
  for (const { frequency, start } of tones) {
    const tone = audio.createOscillator();
    const gain = audio.createGain();
    const from = audio.currentTime + start;
    tone.frequency.value = frequency;
    gain.gain.setValueAtTime(0, from);
    gain.gain.linearRampToValueAtTime(LOUDNESS, from + 0.02);
    gain.gain.exponentialRampToValueAtTime(0.001, from + LENGTH);
    tone.connect(gain).connect(audio.destination);
    tone.start(from);
    tone.stop(from + LENGTH);
    tone.onended = start === tones.at(-1)?.start ? close : null;
  }
}
