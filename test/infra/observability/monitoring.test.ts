import { describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { synthesize } from '../synthesize.ts';

const { template, ofType } = synthesize();

describe('the saved queries', () => {
  it('ask the logs of every function of a conversation, and find one by its support code', () => {
    const saved = ofType('AWS::Logs::QueryDefinition').map(([, { Properties }]) => Properties);
    expect(saved.length).toBeGreaterThan(3);
    for (const { LogGroupNames, QueryString } of saved) {
      const isAboutImports = /importId|feed was|import ended|outdated/.test(String(QueryString));
      const isAboutRequests = /integrationMilliseconds/.test(String(QueryString));
      expect(LogGroupNames).toHaveLength(isAboutImports ? 9 : isAboutRequests ? 1 : 5);
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
        'ImportFailuresFailed',
        'ImportFetchingLate',
        'ImportFetchingCatalogsOld',
        'MonitoringFunctionsThrottled',
        'MonitoringServerErrors',
        'MonitoringTurnedAway',
        'SearchHealthWritesBlocked',
        'SearchHealthManyShards',
        'ImportDeadLettersFilled',
      ]),
    );
  });

  it('count the lines that the log writes for failures', () => {
    const patterns = ofType('AWS::Logs::MetricFilter').map(([, { Properties }]) => Properties?.FilterPattern);
    expect(patterns.filter((pattern) => pattern === '{ $.level = "ERROR" }')).toHaveLength(15);
  });

  it('ring for imports that failed, not for feeds that were refused', () => {
    template.hasResourceProperties('AWS::Logs::MetricFilter', {
      FilterPattern: '{ $.outcome = "failed" }',
      LogGroupName: { Ref: Match.stringLikeRegexp('^ImportEndLogs') },
    });
    const onExecutions = Object.values(template.findResources('AWS::CloudWatch::Alarm')).filter((alarm) =>
      JSON.stringify(alarm).includes('ExecutionsFailed'),
    );
    expect(onExecutions).toEqual([]);
  });

  it('count the conversations that limits refused, whichever function opens them', () => {
    const FilterPattern = '{ ($.code = "QUOTA_EXCEEDED") || ($.code = "RATE_LIMITED") }';
    const filters = { Properties: { FilterPattern } };
    expect(Object.keys(template.findResources('AWS::Logs::MetricFilter', filters))).toHaveLength(2);
  });

  it('count the requests that the gateway itself turned away', () => {
    template.hasResourceProperties('AWS::Logs::MetricFilter', {
      FilterPattern: '{ ($.status = "429") && ($.integrationMilliseconds = "-") }',
    });
  });

  it('hold the values that AWS recommends for a domain', () => {
    const recommended = [
      ['JVMMemoryPressure', 'Maximum', 95, 60, 3],
      ['CPUUtilization', 'Maximum', 80, 900, 3],
      ['FreeStorageSpace', 'Minimum', 2_560, 60, 1],
      ['ClusterIndexWritesBlocked', 'Maximum', 1, 300, 1],
      ['ClusterStatus.red', 'Maximum', 1, 60, 1],
      ['ClusterStatus.yellow', 'Maximum', 1, 60, 5],
      ['AutomatedSnapshotFailure', 'Maximum', 1, 60, 1],
    ] as const;
    for (const [MetricName, Statistic, Threshold, Period, EvaluationPeriods] of recommended) {
      const alarm = { MetricName, Statistic, Threshold, Period, EvaluationPeriods };
      template.hasResourceProperties('AWS::CloudWatch::Alarm', alarm);
    }
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

describe('the canary', () => {
  it('is not there unless a shop is named that may be asked', () => {
    expect(ofType('AWS::CloudWatch::Alarm').filter(([id]) => id.startsWith('Canary'))).toEqual([]);
  });

  it('asks through the distribution every five minutes, and rings also when it does not run', () => {
    const asked = synthesize({ canaryHost: 'canary.example.com', canaryQuestion: 'phone' }).template;
    asked.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'rate(5 minutes)' });
    const site = { 'Fn::GetAtt': [Match.stringLikeRegexp('^SiteDistribution'), 'DomainName'] };
    asked.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: Match.objectLike({ SITE_URL: { 'Fn::Join': ['', ['https://', site]] } }) },
    });
    asked.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'Storevoice/Canary',
      TreatMissingData: 'breaching',
      AlarmActions: [Match.anyValue()],
    });
  });
});

describe('the logs that AWS services deliver', () => {
  it('have names for which the account’s delivery policy need not grow, of this stack alone', () => {
    const named = ofType('AWS::Logs::LogGroup').flatMap(
      ([
        id,
        {
          Properties: { LogGroupName },
        },
      ]) => (LogGroupName === undefined ? [] : [[id, JSON.stringify(LogGroupName)] as const]),
    );
    expect(named.map(([id]) => id)).toEqual([
      expect.stringMatching(/^ImportImportsLogs/),
      expect.stringMatching(/^ApiAccessLogs/),
    ]);
    for (const [, name] of named) {
      expect(name).toContain('"/aws/vendedlogs/storevoice-prod"');
      expect(name).toContain('AWS::StackId');
    }
  });
});
