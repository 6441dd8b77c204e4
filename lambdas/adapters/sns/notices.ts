import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { AssistantError } from '../../contract/errors.ts';
import type { SendNotice } from '../../ports/imports/notices.ts';
import { clientsOf, WHILE_AN_IMPORT_WAITS } from '../aws/requests.ts';

/** SNS's own limits; a subject is ASCII without line breaks. */
const MAX_SUBJECT = 100;
const MAX_MESSAGE = 200_000;

const isAscii = (text: string): boolean => /^[\x20-\x7e]+$/u.test(text);

export const createSnsClient = clientsOf(SNSClient, WHILE_AN_IMPORT_WAITS);

export const createSnsNotices =
  ({ client, topicArn }: { readonly client: SNSClient; readonly topicArn: string }): SendNotice =>
  async ({ title, text }) => {
    // A Russian title goes into the text only.
    const subject = isAscii(title) ? title.slice(0, MAX_SUBJECT) : 'Storevoice: catalogue import';
    const Message = `${title}\n\n${text}`.slice(0, MAX_MESSAGE);
    try {
      const command = new PublishCommand({ TopicArn: topicArn, Subject: subject, Message });
      if ((await client.send(command)).MessageId === undefined)
        throw new Error('the answer names no message');
    } catch (cause) {
      throw new AssistantError('SERVICE_UNAVAILABLE', `the notice "${title}" was not sent`, { cause });
    }
  };
