import { describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { synthesize } from '../synthesize.ts';

const { template } = synthesize();
const queue = { 'Fn::GetAtt': [Match.stringLikeRegexp('^VoiceCallTimerDeadLettersQueue'), 'Arn'] };

describe('a hang-up that fails', () => {
  it('is kept for two weeks, encrypted, whether it was not delivered or failed every time', () => {
    template.hasResource('AWS::SQS::Queue', {
      Properties: { MessageRetentionPeriod: 14 * 24 * 3_600, SqsManagedSseEnabled: true },
    });
    template.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      FunctionName: { Ref: Match.stringLikeRegexp('^VoiceHangUpFunction') },
      DestinationConfig: { OnFailure: { Destination: queue } },
      MaximumEventAgeInSeconds: 900,
    });
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: Match.objectLike({ HANG_UP_DEAD_LETTERS_ARN: queue }) },
    });
  });

  it('may be written into the queue by the schedule and the function, who may do nothing else with it', () => {
    const writers = ['VoiceCallTimerRole', 'VoiceHangUpRole'];
    for (const role of writers) {
      template.hasResourceProperties('AWS::IAM::Policy', {
        PolicyDocument: {
          Statement: Match.arrayWith([Match.objectLike({ Action: 'sqs:SendMessage', Resource: queue })]),
        },
        Roles: [{ Ref: Match.stringLikeRegexp(`^${role}`) }],
      });
    }
    const policies = Object.values(template.findResources('AWS::IAM::Policy')).filter((policy) =>
      JSON.stringify(policy).includes('VoiceCallTimerDeadLettersQueue'),
    );
    expect(policies).toHaveLength(writers.length);
  });

  it('rings at the first one', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Threshold: 1,
      Dimensions: [
        {
          Name: 'QueueName',
          Value: { 'Fn::GetAtt': [Match.stringLikeRegexp('^VoiceCallTimerDeadLettersQueue'), 'QueueName'] },
        },
      ],
      AlarmActions: [Match.anyValue()],
    });
  });
});
