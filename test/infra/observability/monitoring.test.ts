import { describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { synthesize } from '../synthesize.ts';

const { template, ofType } = synthesize();

describe('the saved queries', () => {
  it('ask the logs of every function of a conversation, and find one by its support code', () => {
    const saved = ofType('AWS::Logs::QueryDefinition').map(([, { Properties }]) => Properties);
    expect(saved.length).toBeGreaterThan(3);
    for (const { LogGroupNames, QueryString } of saved) {
      const isAboutImports = /importId|feed was|import ended/.test(String(QueryString));
      expect(LogGroupNames).toHaveLength(isAboutImports ? 9 : 5);
    }
    const ofConversation = saved.find(({ QueryString }) =>
      String(QueryString).includes('| filter sessionId = '),
    );
    // `storevoice support` finds the groups by this beginning of their names.
    const group = { Ref: expect.stringMatching(/^Voice/) };
    expect(ofConversation?.LogGroupNames).toEqual(Array(5).fill(group));
  });
});

describe('the alarms', () => {
  it('watch functions, answers, the table, the search and imports', () => {
    const ids = ofType('AWS::CloudWatch::Alarm').map(([id]) => id.replace(/[0-9A-F]{8}$/, ''));
    expect(ids).toEqual(
      expect.arrayContaining([
        'VoiceTokenAlarmsCrashes',
        'VoiceBotExecuteAlarmsFailures',
        'MonitoringSlowAnswers',
        'MonitoringTableThrottled',
        'SearchHealthRed',
        'SearchHealthDiskFull',
        'ImportStepsNormaliseAlarmsCrashes',
        'ImportImportsFailed',
        'ImportDeadLettersFilled',
      ]),
    );
  });

  it('count the lines that the log writes for failures', () => {
    const patterns = ofType('AWS::Logs::MetricFilter').map(([, { Properties }]) => Properties?.FilterPattern);
    expect(patterns.filter((pattern) => pattern === '{ $.level = "ERROR" }')).toHaveLength(15);
  });

  it('count what OpenAI refused, by shop and code', () => {
    template.hasResourceProperties('AWS::Logs::MetricFilter', {
      FilterPattern: '{ $.upstream.code = "*" }',
      MetricTransformations: [
        Match.objectLike({
          MetricNamespace: 'Storevoice/OpenAi',
          Dimensions: [
            { Key: 'Shop', Value: '$.domain' },
            { Key: 'Code', Value: '$.upstream.code' },
          ],
        }),
      ],
    });
  });

  it('ring at the first bug that a route answers with', () => {
    const counted = { MetricNamespace: 'Storevoice/Bugs', MetricName: 'storevoice-prod' };
    const filters = {
      FilterPattern: '{ $.bug IS TRUE }',
      MetricTransformations: [Match.objectLike(counted)],
    };
    expect(
      Object.keys(template.findResources('AWS::Logs::MetricFilter', { Properties: filters })),
    ).toHaveLength(4);
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'Storevoice/Bugs',
      MetricName: 'storevoice-prod',
      Threshold: 1,
      AlarmActions: [Match.anyValue()],
    });
  });
});
