import type { Locale } from '../../contract/shop/locale.ts';

interface PatchedInPart {
  readonly changed: number;
  readonly unknown: number;
  readonly rejected: number;
  readonly report: string;
}

/** Notices to the people who run a shop's assistant, about failures only. */
const ru = {
  notPublishedTitle: (domain: string) => `Каталог ${domain} не обновлён`,
  stillLive: 'Покупатели видят прежние товары.',
  source: (key: string) => `Фид: ${key}`,
  report: (folder: string) => `Отчёт: ${folder}`,
  force: (command: string) => `Если в фиде всё верно, опубликуйте его так:\n${command}`,
  again: 'Исправьте причину и загрузите фид снова: то, что уже обработано, второй раз не оплачивается.',
  redrive: (command: string) =>
    `Когда причина устранена, продолжите с того же места:\n${command}\nили просто загрузите фид снова.`,
  aborted: 'Импорт остановили.',
  failed: (cause: string) => `Импорт прервал сбой сервиса, фид ни при чём. Для поддержки: ${cause}`,
  strangeTitle: 'Загружен файл неизвестного магазина',
  strange: (key: string) =>
    `Файл ${key} никому не принадлежит: нужен путь feeds/<домен>/<имя> или patches/<домен>/<имя>, ` +
    'а домен должен быть зарегистрирован (storevoice domain put).',
  fetchTitle: (domain: string) => `Фид ${domain} не скачивается`,
  fetch: (reason: string) =>
    `${reason}\nПопытки продолжаются по расписанию; новое письмо придёт, только если причина изменится.`,
  patchTitle: (domain: string) => `Цены и остатки ${domain} изменены не полностью`,
  patched: ({ changed, unknown, rejected, report }: PatchedInPart) =>
    `Изменено вариантов: ${changed}. Нет в каталоге: ${unknown}, не прочитано строк: ${rejected}.\nОтчёт: ${report}`,
};

const en: typeof ru = {
  notPublishedTitle: (domain) => `The catalogue of ${domain} was not updated`,
  stillLive: 'Shoppers see the products they saw before.',
  source: (key) => `Feed: ${key}`,
  report: (folder) => `Report: ${folder}`,
  force: (command) => `If the feed is right, publish it with:\n${command}`,
  again:
    'Correct the cause and upload the feed again: texts that were embedded already are not paid for twice.',
  redrive: (command) =>
    `When the cause is fixed, continue from the same place:\n${command}\nor simply upload the feed again.`,
  aborted: 'The import was stopped.',
  failed: (cause) => `A service failed, not the feed. For the support: ${cause}`,
  strangeTitle: 'A file of an unknown shop was uploaded',
  strange: (key) =>
    `${key} belongs to no shop: it must be in feeds/<domain>/ or patches/<domain>/, and the domain must be ` +
    'registered (storevoice domain put).',
  fetchTitle: (domain) => `The feed of ${domain} cannot be downloaded`,
  fetch: (reason) =>
    `${reason}\nThe next download follows the schedule; another notice comes only when the reason changes.`,
  patchTitle: (domain) => `Prices and stock of ${domain} were changed in part`,
  patched: ({ changed, unknown, rejected, report }) =>
    `Variants changed: ${changed}. Not in the catalogue: ${unknown}, lines not read: ${rejected}.\nReport: ${report}`,
};

export const importPhrases: Record<Locale, typeof ru> = { ru, en };
