const SAMPLE_RATE = 16_000;

/** A WAV of silence and then a loud tone, which a detector of speech by energy takes for a voice. */
export const interjection = (silentSeconds: number, loudSeconds: number): Buffer => {
  const silent = silentSeconds * SAMPLE_RATE;
  const samples = silent + loudSeconds * SAMPLE_RATE;
  const wav = Buffer.alloc(44 + samples * 2);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(SAMPLE_RATE, 24);
  wav.writeUInt32LE(SAMPLE_RATE * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(samples * 2, 40);
  for (let index = silent; index < samples; index += 1) {
    const wobble = 1 + 0.5 * Math.sin(index / 900);
    wav.writeInt16LE(Math.round(12_000 * wobble * Math.sin(index / 12)), 44 + index * 2);
  }
  return wav;
};
