/**
 * Puts CSS into a shadow root. Constructed sheets need no permission of a Content-Security-Policy;
 * browsers without them get a `<style>` that carries the page's nonce. Answers how to take it out again.
 */
export const adoptStyles = (root: ShadowRoot, css: string, nonce: string | undefined): (() => void) => {
  if ('adoptedStyleSheets' in root && 'replaceSync' in CSSStyleSheet.prototype) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return () => {
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
    };
  }
  const style = document.createElement('style');
  if (nonce) style.nonce = nonce;
  style.textContent = css;
  root.append(style);
  return () => style.remove();
};
