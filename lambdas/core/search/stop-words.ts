/** Small words that carry nothing, or only tie other words together. */
const links = {
  /** What follows says whom or what the thing is for. */
  for: 'для под на к ко от for fit fits compatible',
  /** What follows comes along with the thing. */
  with: 'с со вместе плюс with including incl plus',
  without: 'без without',
  not: 'не кроме not except',
  /** Either of two will do. */
  or: 'или либо or',
} as const;

export type Link = keyof typeof links;

const fillers = `
  и а но да же ли бы то ни тоже также еще ещё уже вот ну так вон это этот эта эти этого этой этому этим этом
  тот та те того той тем том такой такая такое такие такого такую таких какой какая какое какие какого какую каких каким
  в во из у о об обо по за при над до перед между через про
  я ты вы мы он она оно они мне меня мной тебе тебя вам вас вами нам нас нами ему его ей её ее им их него нее них
  мой моя мое мои моего моей моему мою твой свой своя свое свои своего своей себе себя
  что чтобы чтоб который которая которое которые которого которой кто где когда там тут здесь сейчас
  есть был была было были будет будут быть бывает нет очень самый самая самое самые самого самую просто только можно нужно надо
  a an the of in on at by from to and is are am be been was were it its this that these those there here
  i me my mine you your yours we us our he she him her his they them their some any do does did have has had
  what which who whom how much many please just also too very so then than as if can could would will shall may
`;

const words = new Set(fillers.split(/\s+/u).filter((word) => word !== ''));
const linkByWord = new Map<string, Link>();
for (const link of ['for', 'with', 'without', 'not', 'or'] as const) {
  for (const word of links[link].split(' ')) linkByWord.set(word, link);
}

export const linkOf = (word: string): Link | undefined => linkByWord.get(word);
export const isFiller = (word: string): boolean => words.has(word);
