import type { Locale } from '../../contract/shop/locale.ts';

/** What is said of a shop's page to the people who embed the assistant. */
const en = {
  secure: 'The page is on a secure address, so browsers offer the microphone.',
  insecure: (url: string) =>
    `${url} is not secure: browsers give a microphone only to https pages (and localhost). Serve the page over https.`,
  noTag:
    'The HTML has no tag of the assistant. Add it, or name the deployment with --host if a tag manager adds it.',
  tagNotInHtml: 'The HTML has no tag; it is taken for granted that a script adds it.',
  mixedContent: 'An https page does not load a script over http.',
  scriptFound: (url: string) => `${url} answers with the assistant.`,
  noAnswer: (url: string) => `${url} does not answer. Check the host in the tag.`,
  noScript: (url: string, status: number) =>
    `${url} answers ${status} and not with a script. Check the host in the tag.`,
  noApi: (origin: string) => `${origin} has a widget.js, but does not answer as a deployment of Storevoice.`,
  registered: (hostname: string) => `${hostname} is registered there.`,
  unregistered: (hostname: string) =>
    `${hostname} is not registered there or is suspended, so every conversation is refused. Register it, or add it to the aliases of a shop that is.`,
  registerLine: (hostname: string) => `storevoice domain put ${hostname} --shop-name "…"`,
  aliasLine: (hostname: string) => `storevoice domain put MAIN-HOST --alias ${hostname}`,
  noPolicy: 'The page has no Content-Security-Policy.',
  policyAllows: 'The Content-Security-Policy allows the script and its connections.',
  scriptForbidden: (origin: string, directive: string) =>
    `The Content-Security-Policy forbids the script: ${directive} does not name ${origin}.`,
  scriptNeedsNonce: (directive: string) =>
    `The Content-Security-Policy ignores hosts ('strict-dynamic' in ${directive}): the tag needs the page's nonce.`,
  connectionForbidden: (origins: readonly string[], directive: string) =>
    `The Content-Security-Policy forbids connections: ${directive} does not name ${origins.join(' and ')}.`,
  picturesLimited: (directive: string) =>
    `Cards show pictures only from the hosts in "${directive}". Add the hosts of your product pictures, if they are others.`,
  sandboxed: 'The Content-Security-Policy forbids every script of the page (sandbox).',
  microphoneAllowed: 'No Permissions-Policy takes the microphone away.',
  microphoneForbidden: (part: string) =>
    `The Permissions-Policy takes the microphone away (${part}); shoppers could only type.`,
  embedderForbids: 'Cross-Origin-Embedder-Policy: require-corp blocks the script without CORS.',
  frameAllows: (url: string) => `The tag is in a frame (${url}), which may use the microphone.`,
  frameForbids: (url: string) =>
    `The tag is in a frame (${url}) that may not use the microphone; shoppers could only type.`,
  summary: (problems: number, warnings: number) =>
    problems === 0 && warnings === 0
      ? 'Everything is in order.'
      : `Problems: ${problems}, warnings: ${warnings}.`,
};

const ru: typeof en = {
  secure: 'Страница на защищённом адресе: браузер даст микрофон.',
  insecure: (url) =>
    `${url} не защищён: браузеры дают микрофон только страницам https (и localhost). Откройте страницу по https.`,
  noTag:
    'В HTML нет тега помощника. Добавьте его или укажите установку ключом --host, если его ставит менеджер тегов.',
  tagNotInHtml: 'В HTML тега нет; считаем, что его добавляет скрипт.',
  mixedContent: 'Страница https не загрузит скрипт по http.',
  scriptFound: (url) => `${url} отдаёт помощника.`,
  noAnswer: (url) => `${url} не отвечает. Проверьте адрес в теге.`,
  noScript: (url, status) => `${url} отвечает кодом ${status}, и это не скрипт. Проверьте адрес в теге.`,
  noApi: (origin) => `На ${origin} есть widget.js, но это не установка Storevoice.`,
  registered: (hostname) => `${hostname} там зарегистрирован.`,
  unregistered: (hostname) =>
    `${hostname} там не зарегистрирован или приостановлен, поэтому любой разговор получит отказ. Зарегистрируйте его или добавьте в псевдонимы магазина.`,
  registerLine: (hostname) => `storevoice domain put ${hostname} --shop-name "…"`,
  aliasLine: (hostname) => `storevoice domain put ОСНОВНОЙ-ДОМЕН --alias ${hostname}`,
  noPolicy: 'Content-Security-Policy у страницы нет.',
  policyAllows: 'Content-Security-Policy разрешает скрипт и его соединения.',
  scriptForbidden: (origin, directive) =>
    `Content-Security-Policy запрещает скрипт: в ${directive} нет ${origin}.`,
  scriptNeedsNonce: (directive) =>
    `Content-Security-Policy не смотрит на адреса ('strict-dynamic' в ${directive}): тегу нужен nonce страницы.`,
  connectionForbidden: (origins, directive) =>
    `Content-Security-Policy запрещает соединения: в ${directive} нет ${origins.join(' и ')}.`,
  picturesLimited: (directive) =>
    `На карточках видны картинки только с адресов из «${directive}». Добавьте адреса картинок товаров, если они другие.`,
  sandboxed: 'Content-Security-Policy запрещает на странице любые скрипты (sandbox).',
  microphoneAllowed: 'Permissions-Policy не отнимает микрофон.',
  microphoneForbidden: (part) =>
    `Permissions-Policy отнимает микрофон (${part}): покупатели смогут только печатать.`,
  embedderForbids: 'Cross-Origin-Embedder-Policy: require-corp не пускает скрипт без CORS.',
  frameAllows: (url) => `Тег во фрейме (${url}), и микрофон ему разрешён.`,
  frameForbids: (url) =>
    `Тег во фрейме (${url}), которому микрофон не разрешён: покупатели смогут только печатать.`,
  summary: (problems, warnings) =>
    problems === 0 && warnings === 0 ? 'Всё в порядке.' : `Ошибок: ${problems}, предупреждений: ${warnings}.`,
};

export const pageCheckPhrases: Record<Locale, typeof en> = { ru, en };
