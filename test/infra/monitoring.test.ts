import { describe, expect, it, jest } from '@jest/globals';
import { synthesize } from './synthesize.ts';

/** A first synthesis reads the whole CDK, which a busy machine does slowly. */
jest.setTimeout(120_000);

const { template, ofType } = synthesize();

describe('the saved queries', () => {
  it('ask the logs of every function of a conversation, and find one by its support code', () => {
    const saved = ofType('AWS::Logs::QueryDefinition').map(([, { Properties }]) => Properties);
    expect(saved.length).toBeGreaterThan(3);
    for (const { LogGroupNames, QueryString } of saved) {
      const isAboutImports = /importId|feed was|import ended/.test(String(QueryString));
      expect(LogGroupNames).toHaveLength(isAboutImports ? 9 : 5);
    }
    expect(saved.map(({ QueryString }) => QueryString).join('\n')).toContain('| filter sessionId = ');
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
    template.allResourcesProperties('AWS::Logs::MetricFilter', { FilterPattern: '{ $.level = "ERROR" }' });
  });
});
