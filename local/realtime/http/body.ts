import type { IncomingMessage } from 'node:http';
import { invalidRequest } from '../protocol/api-error.ts';
import { HttpRefusal } from './reply.ts';

/** An offer has some 10 kB, instructions with tools perhaps 50. */
const LARGEST_BODY = 1024 * 1024;

export const readBody = async (req: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    // The rest is read and dropped: a client that is cut off while it sends never reads why.
    if (size <= LARGEST_BODY) chunks.push(bytes);
  }
  if (size > LARGEST_BODY) {
    const message = `The request body has ${size} bytes; ${LARGEST_BODY} are the most.`;
    throw new HttpRefusal(413, invalidRequest('request_too_large', message));
  }
  return Buffer.concat(chunks);
};

export const parseJson = (text: string, what: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    const message = `${what} is not valid JSON.`;
    throw new HttpRefusal(400, invalidRequest('invalid_json', message));
  }
};

const badForm = (message: string): HttpRefusal =>
  new HttpRefusal(400, invalidRequest('invalid_form', message));

const textPart = async (form: FormData, name: string): Promise<string | undefined> => {
  const part = form.get(name);
  return part === null ? undefined : typeof part === 'string' ? part : part.text();
};

/** The parts of a brokered call, sent as multipart/form-data. */
export const readCallForm = async (
  body: Buffer,
  contentType: string,
): Promise<{ readonly sdp: string; readonly session: string | undefined }> => {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => {
      throw badForm('The body is not the multipart/form-data that its content type promises.');
    });
  const sdp = await textPart(form, 'sdp');
  if (sdp === undefined) {
    throw new HttpRefusal(
      400,
      invalidRequest('missing_required_parameter', "Missing required parameter: 'sdp'.", 'sdp'),
    );
  }
  return { sdp, session: await textPart(form, 'session') };
};
