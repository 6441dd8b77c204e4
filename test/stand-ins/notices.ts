import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

export interface PublishedNotice {
  readonly topicArn: string;
  readonly subject: string;
  readonly message: string;
}

export interface NoticesStandIn {
  readonly url: string;
  readonly published: readonly PublishedNotice[];
  close(): Promise<void>;
}

const ANSWER = `<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
  <PublishResult><MessageId>00000000-0000-0000-0000-000000000000</MessageId></PublishResult>
  <ResponseMetadata><RequestId>r</RequestId></ResponseMetadata>
</PublishResponse>`;

/** The part of SNS's protocol that this project speaks: publishing to a topic. */
export const startNotices = async (): Promise<NoticesStandIn> => {
  const published: PublishedNotice[] = [];
  const server = createServer(async (request, response) => {
    const form = new URLSearchParams(await text(request));
    published.push({
      topicArn: form.get('TopicArn') ?? '',
      subject: form.get('Subject') ?? '',
      message: form.get('Message') ?? '',
    });
    response.writeHead(200, { 'content-type': 'text/xml' }).end(ANSWER);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the stand-in has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    published,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
