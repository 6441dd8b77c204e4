/** What a shop can be asked to carry, in brotli bytes; a change that needs more has to argue for it here. */
export const widgetBars = {
  beforeIntent: 8_000,
  panel: 22_000,
  untilTyped: 60_000,
  untilVoice: 160_000,
} as const;

/** What others load before anybody speaks, in brotli kB of their published packages, measured 2026-11. */
export const peers = [
  { name: 'ElevenLabs embed', kilobytes: 161 },
  { name: 'Vapi', kilobytes: 158 },
  { name: 'LiveKit', kilobytes: 291 },
] as const;
