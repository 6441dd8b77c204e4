import { describe, expect, it } from '@jest/globals';
import { sessionBody } from '../../../lambdas/adapters/openai/session-body.ts';
import { RealtimeSettings } from '../../../lambdas/contract/shop/domain.ts';
import { sessionSpecExample } from '../../contracts/realtime-sessions.ts';

describe('the session that OpenAI is asked for', () => {
  it.each([
    ['gpt-realtime-2', { reasoning: { effort: 'low' }, parallel_tool_calls: true }],
    ['gpt-realtime-2.1-mini', { reasoning: { effort: 'low' }, parallel_tool_calls: true }],
    ['gpt-realtime-1.5', undefined],
    ['gpt-realtime-2025-08-28', undefined],
  ])('gives %s the effort and the parallel calls that it can take', (model, expected) => {
    const body = sessionBody({ ...sessionSpecExample, model }, 'gpt-transcribe');
    if (expected === undefined) {
      expect(body).not.toHaveProperty('reasoning');
      expect(body).not.toHaveProperty('parallel_tool_calls');
    } else expect(body).toMatchObject(expected);
  });

  it('listens and thinks as the shop has chosen', () => {
    const settings = RealtimeSettings.parse({
      reasoningEffort: 'high',
      eagerness: 'low',
      noiseReduction: 'off',
      parallelCalls: false,
    });
    expect(sessionBody({ ...sessionSpecExample, settings }, 'gpt-transcribe')).toMatchObject({
      reasoning: { effort: 'high' },
      parallel_tool_calls: false,
      audio: { input: { noise_reduction: null, turn_detection: { eagerness: 'low' } } },
    });
  });

  it('is in the older words where the transcriber is an older one', () => {
    const { transcription } = sessionBody(sessionSpecExample, 'gpt-4o-mini-transcribe').audio.input;
    expect(transcription).toEqual({ model: 'gpt-4o-mini-transcribe', language: 'ru', prompt: 'Лавка' });
  });
});
