import { PublishCommand, SNSClient, type SNSClientConfig } from '@aws-sdk/client-sns';
import { AssistantError } from '../../contract/errors.ts';
import type { SendNotice } from '../../ports/imports/notices.ts';

/** SNS's own limits; a subject is ASCII without line breaks. */
const MAX_SUBJECT = 100;
const MAX_MESSAGE = 200_000;

const isAscii = (text: string): boolean => /^[\x20-\x7e]+$/u.test(text);

export const createSnsClient = (config: SNSClientConfig = {}): SNSClient => new SNSClient(config);

export const createSnsNotices =
  ({ client, topicArn }: { readonly client: SNSClient; readonly topicArn: string }): SendNotice =>
  async ({ title, text }) => {
    // A Russian title goes into the text only.
    const subject = isAscii(title) ? title.slice(0, MAX_SUBJECT) : 'Storevoice: catalogue import';
    const Message = `${title}\n\n${text}`.slice(0, MAX_MESSAGE);
    try {
      await client.send(new PublishCommand({ TopicArn: topicArn, Subject: subject, Message }));
    } catch (cause) {
      throw new AssistantError('SERVICE_UNAVAILABLE', `the notice "${title}" was not sent`, { cause });
    }
  };
