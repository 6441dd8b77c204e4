import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { describeInChromium } from './describe-in-chromium.ts';
import { useStage } from './use-stage.ts';

const SAMPLE_RATE = 16_000;

/** A WAV of silence and then a loud tone, which a detector of speech by energy takes for a voice. */
const interjection = (silentSeconds: number, loudSeconds: number): Buffer => {
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

const folder = mkdtempSync(join(tmpdir(), 'storevoice-speech-'));
const speech = join(folder, 'interjection.wav');
writeFileSync(speech, interjection(3, 2));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describeInChromium('a shopper who speaks over the assistant', (chromium) => {
  const { page, open, openPanel, log, status, button } = useStage(chromium, { speech, pace: 1 });

  it('is heard at once, and reads what was said in the order it was said', async () => {
    await open();
    await openPanel();
    await button('Говорить').click();
    await status('Слышу вас');
    await log().getByText('прервано').first().waitFor();
    await log().getByText('Сказано голосом, записать не удалось').nth(1).waitFor();
    await button('Завершить разговор').click();
    const turns = await log()
      .getByRole('listitem')
      .evaluateAll((items) =>
        items.map((item) =>
          item.className.includes('from-shopper') ? 'shopper' : item.getAttribute('data-delivery'),
        ),
      );
    const cut = turns.indexOf('cut');
    expect(turns[cut + 1]).toBe('shopper');
    expect(turns).not.toContain('speaking');
    expect(await page().getByText('прервано').count()).toBe(turns.filter((turn) => turn === 'cut').length);
  });
});
