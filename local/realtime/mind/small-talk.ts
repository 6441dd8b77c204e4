/** What people say that is about no product. */
export type SmallTalk =
  | 'greeting'
  | 'thanks'
  | 'farewell'
  | 'identity'
  | 'help'
  | 'mood'
  | 'stop'
  | 'repeat'
  | 'yes'
  | 'no';

const whole = (...phrases: readonly string[]): RegExp => new RegExp(`^(?:${phrases.join('|')})$`, 'u');

/** Each against the whole of what was said, folded and without punctuation. */
const PHRASES: readonly (readonly [SmallTalk, RegExp])[] = [
  [
    'greeting',
    whole(
      'привет(?:ик)?|приветствую|здравствуй(?:те)?|здрасте|добр(?:ый|ого) (?:день|дня|вечер|вечера)|доброе утро|хай|салют|але|алло',
      'hi|hello|hey|hi there|hello there|hey there|good (?:morning|afternoon|evening|day)|greetings',
    ),
  ],
  [
    'thanks',
    whole(
      '(?:большое |огромное |ну )?(?:спасибо|спс|благодарю)(?: (?:большое|огромное|вам|тебе|за помощь|все))*|класс|отлично|супер|здорово|понятно|ясно',
      '(?:ok |okay )?(?:thanks|thank you|thx|ty|cheers)(?: (?:a lot|very much|so much|thats all|for your help|you))*|great|perfect|awesome|got it',
    ),
  ],
  [
    'farewell',
    whole(
      '(?:ну )?(?:пока|пока пока|до свидания|до свиданья|всего доброго|всего хорошего|до встречи|прощай(?:те)?)',
      '(?:ok |okay )?(?:bye|bye bye|goodbye|good bye|see you|see ya|have a nice day)',
    ),
  ],
  [
    'identity',
    whole(
      'кто ты(?: такая?| такой)?|ты кто|а ты кто|кто это|как тебя зовут|ты (?:робот|бот|человек|живая|живой)|вы (?:робот|бот|человек)|кто вы',
      'who are you|what are you|whats? (?:is )?your name|what is your name|are you (?:a |an )?(?:robot|bot|human|person|ai|real)',
    ),
  ],
  [
    'help',
    whole(
      'помощь|помоги(?:те)?(?: мне)?|что (?:ты |вы )?(?:умеешь|умеете|можешь|можете|знаешь)|чем (?:ты |вы )?(?:можешь|можете) помочь|как (?:это|ты|тут все|здесь все|все) работа(?:ет|ешь)|что (?:мне )?(?:спросить|делать)',
      'help|help me|can you help(?: me)?|what can (?:you|i) (?:do|ask)|how do(?:es)? (?:this|it|you) work|what do you do',
    ),
  ],
  [
    'mood',
    whole(
      '(?:привет )?как (?:дела|ты|поживаешь|настроение)',
      '(?:hi |hello )?how are you(?: doing)?|how is it going',
    ),
  ],
  [
    'stop',
    whole(
      'стоп|хватит|замолчи(?:те)?|помолчи(?:те)?|тихо|довольно|достаточно|отмена|не говори',
      'stop|enough|be quiet|quiet|shut up|cancel|stop talking|never ?mind',
    ),
  ],
  [
    'repeat',
    whole(
      'повтори(?:те)?(?: пожалуйста| еще раз)*|еще раз|что ты сказала?|что вы сказали|не (?:расслышала?|услышала?|понял|поняла)|что|чего|как',
      'repeat|repeat that|repeat please|say (?:that|it) again|once more|pardon|sorry|what did you say|what|come again',
    ),
  ],
  [
    'yes',
    whole(
      '(?:да )*(?:да|ага|угу|конечно|давай|давайте|хорошо|ок|окей|верно|именно|точно|хочу|да хочу|да расскажи|да покажи|да пожалуйста)',
      '(?:yes )?(?:yes|yeah|yep|yup|sure|ok|okay|of course|please do|yes please|right|correct|go ahead)',
    ),
  ],
  [
    'no',
    whole(
      '(?:нет )*(?:нет|неа|не надо|не нужно|не хочу|нет спасибо|спасибо не надо|спасибо нет|не то|не так)',
      '(?:no )*(?:no|nope|nah|no thanks|no thank you|not now|not really|dont)',
    ),
  ],
];

export const smallTalkIn = (folded: string): SmallTalk | undefined =>
  PHRASES.find(([, phrase]) => phrase.test(folded))?.[0];
