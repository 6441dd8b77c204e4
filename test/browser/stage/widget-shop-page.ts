export interface PageParts {
  readonly lang?: string;
  /** Attributes of the script tag. */
  readonly attributes?: string;
  readonly body?: string;
}

/** A page as a merchant writes it. */
export const shopPage = ({
  lang = 'ru',
  attributes = '',
  body = '',
}: PageParts = {}): string => `<!doctype html>
<html lang="${lang}">
  <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="icon" href="data:,"><title>Shop</title></head>
  <body><main><h1>Shop</h1>${body}</main><script src="/widget.js" ${attributes} async></script></body>
</html>`;
