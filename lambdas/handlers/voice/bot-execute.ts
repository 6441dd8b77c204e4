import { createDynamoDbStoreTexts } from '../../adapters/dynamodb/store-texts.ts';
import { sha256 } from '../../adapters/node-crypto/sha256.ts';
import { createOpenSearchProductIndex } from '../../adapters/opensearch/search/product-index.ts';
import { createHttpsWebhooks } from '../../adapters/webhook/webhooks.ts';
import { readWordList } from '../../adapters/word-list/read-word-list.ts';
import { shippedLanguage } from '../../core/language/lexicon-files.ts';
import { createBotServices } from '../../core/voice/bot-services.ts';
import { createMask } from '../../core/voice/mask/mask.ts';
import { catalogsOf, embedderOf } from '../../deployed/catalogs.ts';
import { conversationsOf } from '../../deployed/conversations.ts';
import { BotExecuteEnv } from '../../env/conversation.ts';
import { readEnv } from '../../env.ts';
import { createBotExecuteEndpoint } from '../../http/endpoints.ts';

const env = readEnv(BotExecuteEnv);
const language = shippedLanguage(readWordList());
const mask = createMask(language);
const { parts, table } = conversationsOf(env);

export const handler = createBotExecuteEndpoint({
  ...parts,
  services: createBotServices({
    ...parts,
    index: createOpenSearchProductIndex(catalogsOf(env)),
    embedder: embedderOf(env),
    texts: createDynamoDbStoreTexts(table),
    webhooks: createHttpsWebhooks({ clock: parts.clock }),
    language,
    sha256,
    mask,
  }),
  mask,
});
