import type { Relation } from '../people/index.ts';
import { compact } from './tidy-text.ts';

const WORDS: readonly [Relation, RegExp][] = [
  ['head', /^(户主|本人|户主本人|本户|本户户主|自己|家长|户长)$/],
  ['spouse', /^(妻子?|夫|丈夫|妻\/夫|夫\/妻|夫妻|配偶|爱人|老婆|老公|媳妇\(妻\)|妻室|内人)$/],
  [
    'child',
    /^(独生?|长|次|大|[一二两三四五六七八九]|老[大二三四五]|小|幼|末|养|继|收养|亲生)?(子|女|儿|儿子|女儿|子女|孩子|男孩|女孩|闺女|姑娘)$/,
  ],
  ['parent', /^(生|继|养|亲)?(父|母|爸|妈|父亲|母亲|爸爸|妈妈|父母|老父|老母)$/],
  [
    'other',
    /^((大|二|三|小|长|次|孙)?(儿媳妇?|媳妇|女婿)|儿媳|婆媳|(长|次|大|二|三|小|幼|外|曾|重|玄|外曾|侄)*孙(子|女|儿|媳妇?|女婿|子女)?|(外|曾|太)?(祖父母?|祖母|爷爷|奶奶|外公|外婆|姥姥|姥爷|公公|婆婆|岳父母?|岳母)|公婆|(堂|表|大|二|三|小|胞|亲)*(兄弟姐妹|兄弟|姐妹|哥哥?|弟弟?|姐姐?|妹妹?|兄|嫂子?|弟媳妇?|弟妹|姐夫|妹夫)|(堂|表)?(侄子?|侄女|侄儿|外甥女?)(媳妇?|女婿)?|(大|小)?(伯父?|伯母|叔叔?|叔父|婶婶?|婶母|姑姑?|姑母|姑父|舅舅?|舅父|舅母|姨妈?|姨母|姨父)|其他(亲属|人员|关系)?|其它(亲属|人员|关系)?|非亲属|亲属|亲戚|寄养|寄居|集体户|保姆|租户|雇工|朋友|同居)$/,
  ],
];

/** The two-digit codes of the household register: 02 head, 10 spouse, 20 son, 30 daughter, 40 grandchild, 50 parent. */
const CODES: readonly [Relation, RegExp][] = [
  ['head', /^0?[12]$/],
  ['spouse', /^1\d$/],
  ['child', /^[23]\d$/],
  ['parent', /^5\d$/],
  ['other', /^[46789]\d$/],
];

/**
 * What somebody is to the head of the household; 'unknown' for a word that is none of those in use, null for nothing.
 * @example readRelation('之长子') // 'child'
 */
export function readRelation(text: string): Relation | 'unknown' | null {
  const word = compact(text)
    .replace(/^(系|为|与户主系|是)?户主的?之?(?=.)/, '')
    .replace(/^之/, '');
  if (word === '') return null;
  const bare = word.replace(/^\d{1,2}[.、\-:]?(?=\D)/, '').replace(/\(.*\)$/, '');
  const found = WORDS.find(([, words]) => words.test(bare)) ?? CODES.find(([, codes]) => codes.test(word));
  return found?.[0] ?? 'unknown';
}
