import type { FeedErrorReason } from '../../../contract/imports/feed.ts';
import { shownValue } from '../limits.ts';

const WEB_PAGE = /^\s*(?:<!doctype html|(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:html|head|body)\b)/isu;
const TITLE = /<title[^>]*>([^<]{1,200})/iu;
/** `{"error":"unauthorized"}` and its like, which holds no list of anything. */
const ERROR_ANSWER =
  /^\s*\{(?=[^[]*"(?:error|errors|error_code|error_description|message|detail|fault|exception|status_code)"\s*:)/iu;
const HAS_OBJECTS = /\[\s*\{\s*"(?!(?:message|code|detail|error|field|title)")/iu;
/** Members that a product has and an answer about an error has not. */
const IS_PRODUCT = /"(?:price|title|name|sku|product_?id|variants)"\s*:/iu;
const ERROR_XML = /^\s*(?:<\?xml[^>]*>\s*)?<(?:error|errors|fault|exception)\b/iu;

interface OtherAnswer {
  readonly reason: FeedErrorReason;
  readonly what: string;
  readonly seen: string;
}

/** What came in place of a feed: a page that asks to log in, or a server's answer about an error. */
export const otherAnswerIn = (head: string): OtherAnswer | undefined => {
  if (WEB_PAGE.test(head)) {
    const seen = shownValue(TITLE.exec(head)?.[1] ?? head);
    return { reason: 'web-page', what: 'this is a web page, perhaps one that asks to log in', seen };
  }
  const isError = ERROR_ANSWER.test(head) && !HAS_OBJECTS.test(head) && !IS_PRODUCT.test(head);
  if (!isError && !ERROR_XML.test(head)) return undefined;
  return { reason: 'error-answer', what: 'the server answered an error and no feed', seen: shownValue(head) };
};
