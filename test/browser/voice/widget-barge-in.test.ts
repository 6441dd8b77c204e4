import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { describeOnDevices } from '../machine/describe-in-chromium.ts';
import { interjection } from '../machine/interjection.ts';
import { useStage } from '../stage/use-stage.ts';

const folder = mkdtempSync(join(tmpdir(), 'storevoice-speech-'));
const speech = join(folder, 'interjection.wav');
writeFileSync(speech, interjection(1.5, 1.5));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * Runs in the page before anything else. The local server has no speech recogniser; this one writes down as late as a
 * real one, when the answer has begun.
 */
const writeDownLate = (): void => {
  let heard = 0;
  const original = RTCPeerConnection.prototype.createDataChannel;
  RTCPeerConnection.prototype.createDataChannel = function createDataChannel(...parameters) {
    const channel = original.apply(this, parameters);
    channel.addEventListener('message', (message) => {
      const { type, item, event_id } = JSON.parse(message.data);
      if (type !== 'conversation.item.added' || item.content?.[0]?.type !== 'input_audio') return;
      heard += 1;
      const words = [`реплика ${heard}`, 'реплика'];
      const tell = (kind: 'delta' | 'completed', rest: object): void => {
        const event = { event_id, item_id: item.id, content_index: 0, ...rest };
        const data = JSON.stringify({
          type: `conversation.item.input_audio_transcription.${kind}`,
          ...event,
        });
        channel.dispatchEvent(new MessageEvent('message', { data }));
      };
      setTimeout(() => tell('delta', { delta: words[1] }), 600);
      setTimeout(() => tell('completed', { transcript: words[0] }), 900);
    });
    return channel;
  };
};

describeOnDevices('a shopper who speaks over the assistant', (chromium, device) => {
  const { page, open, openPanel, log, status, button, texts } = useStage(chromium, {
    device,
    speech,
    pace: 1,
  });

  it('is heard at once, and reads what was said in the order it was said', async () => {
    await open();
    await openPanel();
    await button(texts.speak).click();
    await status(texts['status-hearing']);
    await log().getByText(texts.cut).first().waitFor();
    await log().getByText(texts.unclear).nth(1).waitFor();
    await button(texts.end).click();
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
    expect(await page().getByText(texts.cut).count()).toBe(turns.filter((turn) => turn === 'cut').length);
  });

  it('reads their own words where they were spoken, though they are written down when the answer has begun', async () => {
    await page().addInitScript(writeDownLate);
    await open();
    await openPanel();
    await button(texts.speak).click();
    await log().getByText('реплика 3').waitFor();
    await button(texts.end).click();
    const turns = await log().getByRole('listitem').allInnerTexts();
    const questions = turns.filter((turn) => turn.includes('реплика'));
    expect(questions.map((turn) => turn.match(/\d/u)?.[0])).toEqual(
      questions.map((_, index) => `${index + 1}`),
    );
    // An answer that was cut before its first word leaves nothing to read.
    const between = turns.slice(turns.indexOf(questions[0] ?? '') + 1, turns.indexOf(questions.at(-1) ?? ''));
    expect(between.join()).toContain(texts.assistant);
    expect(await log().getByText(texts.unclear).count()).toBe(0);
  });
});
